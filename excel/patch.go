package excel

import (
	"context"
	"errors"
	"fmt"
	"io"

	"rubric"
	"rubric/excel/internal/opc"
)

// patch is a set of edits on its way into a package.
type patch struct {
	ctx   context.Context
	book  *book
	draft *opc.Draft
}

func newPatch(ctx context.Context, b *book) *patch {
	return &patch{ctx: ctx, book: b, draft: b.pkg.Edit()}
}

func (p *patch) write(w io.Writer) error { return p.draft.Write(w) }

// apply works the edits into the draft.
func (p *patch) apply(edits []rubric.Edit) error {
	if len(edits) > 0 && p.book.pkg.Signed() {
		return errSigned
	}
	for _, e := range edits {
		return fmt.Errorf("%w: %T", errors.ErrUnsupported, e)
	}
	return nil
}
