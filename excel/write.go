package excel

import (
	"bytes"
	"context"
	"io"
	"os"

	"rubric"
)

// Writable returns nil, or the [rubric.Problem] that nothing can be written now
// because somebody has the workbook open. Read does not mind, and Write may wait.
func (s *Source) Writable() error {
	target, err := resolve(s.path)
	if err == nil && locked(target) {
		err = errLocked
	}
	return explain(s.path, err)
}

// Write applies the edits to the file as it was read at base. The conflict it
// may report applied nothing: a file is checked before it is replaced.
func (s *Source) Write(ctx context.Context, base rubric.Revision, edits []rubric.Edit) (rubric.Revision, error) {
	rev, err := s.write(ctx, base, edits)
	return rev, explain(s.path, err)
}

func (s *Source) write(ctx context.Context, base rubric.Revision, edits []rubric.Edit) (rubric.Revision, error) {
	target, err := resolve(s.path)
	if err != nil {
		return "", err
	}
	inPlace := s.options.Out == ""
	if inPlace {
		if err := waitUnlocked(ctx, target, s.options.maxWait()); err != nil {
			return "", err
		}
	}
	r, err := s.current(ctx, target, base)
	if err != nil {
		return "", err
	}
	p := newPatch(ctx, r.pkg, r.book)
	if err := p.apply(edits); err != nil {
		return "", err
	}
	if !inPlace {
		return s.writeOut(p, r, target)
	}
	if !p.draft.Changed() {
		return r.snap.rev, nil
	}
	return s.save(target, r.snap.info, p.write, func() error {
		if err := waitUnlocked(ctx, target, s.options.maxWait()); err != nil {
			return err
		}
		return unchanged(target, base)
	})
}

// current returns the file as read at base, or a conflict. What Read read is
// not read again.
func (s *Source) current(ctx context.Context, target string, base rubric.Revision) (*reading, error) {
	s.mu.Lock()
	last := s.last
	s.mu.Unlock()
	if last == nil || !sameContent(last.snap.rev, base) {
		snap, err := load(target)
		if err != nil {
			return nil, err
		}
		if !sameContent(snap.rev, base) {
			return nil, &rubric.ConflictError{}
		}
		return s.parse(ctx, snap)
	}
	rev, info, err := stamp(target)
	if err != nil {
		return nil, err
	}
	if !sameContent(rev, base) {
		return nil, &rubric.ConflictError{}
	}
	return &reading{&snapshot{last.snap.data, rev, info}, last.pkg, last.book}, nil
}

// unchanged reports a conflict if a file is no longer what it was at base.
func unchanged(path string, base rubric.Revision) error {
	rev, _, err := stamp(path)
	if err != nil {
		return err
	}
	if !sameContent(rev, base) {
		return &rubric.ConflictError{}
	}
	return nil
}

// writeOut writes the result elsewhere: also when nothing was edited, for then
// a copy is what was asked for.
func (s *Source) writeOut(p *patch, r *reading, target string) (rubric.Revision, error) {
	out := s.options.Out
	if resolved, err := resolve(out); err == nil {
		out = resolved
	}
	if info, err := os.Stat(out); err == nil && os.SameFile(info, r.snap.info) || out == target {
		return "", explain(out, errSameFile)
	}
	write := p.write
	if !p.draft.Changed() {
		write = func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(r.snap.data))
			return err
		}
	}
	rev, err := s.save(out, r.snap.info, write, func() error { return nil })
	return rev, explain(out, err)
}

// save replaces a file and returns the revision that it has then.
func (s *Source) save(path string, like os.FileInfo, write func(io.Writer) error, ready func() error) (rubric.Revision, error) {
	if err := replace(path, like, write, ready); err != nil {
		return "", err
	}
	rev, _, err := stamp(path)
	return rev, err
}
