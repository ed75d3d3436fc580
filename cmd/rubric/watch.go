package main

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"rubric"
)

// settled is how long a file must be left alone before it is read: editors save
// in several steps.
const settled = 400 * time.Millisecond

// watch repeats the sync of a book whenever its file is saved, and looks at
// spreadsheets every so often, until the context ends. A sync that fails is told
// and tried again the next time.
func (s *session) watch(ctx context.Context, books []string, every time.Duration, sync func(name string) error) error {
	files, spreadsheets := sortBooks(books)
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return cannotWatch(strings.Join(books, ", "), err)
	}
	defer func() { s.log.Debug("watching ended", "err", w.Close()) }()
	watched, err := watchFolders(w, files)
	if err != nil {
		return err
	}
	s.sayWatching(files, spreadsheets)
	s.code = exitOK // what counts from here on is that people end it
	due := map[string]bool{}
	timer := time.NewTimer(settled)
	timer.Stop()
	looks := s.newLooks(spreadsheets, sync)
	look := time.NewTicker(every)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			s.code = exitOK
			return nil
		case err := <-w.Errors:
			s.log.Warn("watching", "err", err)
		case e := <-w.Events:
			if book, ok := watched[saved(e)]; ok {
				due[book] = true
				timer.Reset(settled)
			}
		case <-timer.C:
			for _, book := range files {
				if due[book] {
					s.eachBook(ctx, []string{book}, sync)
				}
			}
			clear(due)
		case <-look.C:
			looks.look(ctx)
		}
	}
}

// watchFolders watches the folders of the books: editors replace files, and a
// watch on a file would stay with the old one. It returns the book of every
// path that stands for it.
func watchFolders(w *fsnotify.Watcher, books []string) (map[string]string, error) {
	watched := map[string]string{}
	for _, book := range books {
		path, err := filepath.Abs(book)
		if err != nil {
			return nil, cannotWatch(book, err)
		}
		paths := []string{path}
		if target, err := filepath.EvalSymlinks(path); err == nil && target != path {
			paths = append(paths, target)
		}
		for _, p := range paths {
			if err := w.Add(filepath.Dir(p)); err != nil {
				return nil, cannotWatch(book, err)
			}
			watched[p] = book
		}
	}
	return watched, nil
}

// saved returns the path of the file that an event makes worth reading: one that
// was written or put in place, or whose lock was taken away.
func saved(e fsnotify.Event) string {
	dir, name := filepath.Split(e.Name)
	if lock, ok := strings.CutPrefix(name, "~$"); ok {
		if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
			return filepath.Join(dir, lock)
		}
		return ""
	}
	if e.Has(fsnotify.Write) || e.Has(fsnotify.Create) {
		return filepath.Clean(e.Name)
	}
	return ""
}

func cannotWatch(book string, err error) error {
	return trouble(
		rubric.Text{RU: book + ": не получается следить за папкой", EN: book + ": cannot watch the folder"},
		rubric.Text{RU: "запускайте sync без --watch, например по расписанию", EN: "run sync without --watch, for example on a schedule"},
		err)
}
