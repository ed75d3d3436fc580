package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"

	"rubric"
)

// When the progress is shown.
const (
	progressAuto   = "auto" // on a terminal, for work that takes a while
	progressAlways = "always"
	progressNever  = "never"
)

// patience is how long work may take before a bar appears: a flicker informs
// nobody.
const patience = 700 * time.Millisecond

// bar shows how the stages of a job go on, on stderr. The zero bar shows
// nothing.
type bar struct {
	s     *session
	name  string
	since time.Time
	wait  time.Duration
	lines bool // a line a stage, where there is no terminal
	stage string
	bar   *progressbar.ProgressBar
}

func (s *session) progressBar(when, book string) *bar {
	terminal := s.Width(s.Stderr) > 0
	if when == progressNever || when == progressAuto && (!terminal || s.flags.quiet) {
		return &bar{}
	}
	b := &bar{s: s, name: filepath.Base(book), since: s.Now(), lines: !terminal}
	if when == progressAuto {
		b.wait = patience
	}
	return b
}

// step shows that done of total of a stage is behind us; total 0 is unknown.
func (b *bar) step(stage string, done, total int) {
	if b.s == nil || b.s.Now().Sub(b.since) < b.wait {
		return
	}
	if stage != b.stage {
		b.begin(stage, total)
	}
	if b.bar != nil {
		b.bar.ChangeMax(max(total, 1))
		if b.bar.Set(min(done, max(total, 1))) != nil {
			b.bar = nil // a terminal that went away is no reason to stop working
		}
	}
}

func (b *bar) begin(stage string, total int) {
	b.stage = stage
	label := b.name + ": " + b.s.say(stageText(stage))
	if b.lines {
		fmt.Fprintln(b.s.Stderr, label)
		return
	}
	b.bar = progressbar.NewOptions(max(total, 1),
		progressbar.OptionSetWriter(b.s.Stderr),
		progressbar.OptionSetDescription(label),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(20),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetRenderBlankState(true), // a stage shows before it is a percent on its way
	)
}

// close clears the bar, so that the result begins on a line of its own.
func (b *bar) close() {
	if b.bar != nil && b.bar.Clear() != nil {
		b.bar = nil
	}
}

func stageText(stage string) rubric.Text {
	switch stage {
	case "read":
		return rubric.Text{RU: "читаем", EN: "reading"}
	case "layout":
		return rubric.Text{RU: "разбираем листы", EN: "understanding the tabs"}
	case "check":
		return rubric.Text{RU: "проверяем", EN: "checking"}
	case "assess":
		return rubric.Text{RU: "оцениваем", EN: "assessing"}
	case "write":
		return rubric.Text{RU: "записываем", EN: "writing"}
	case "verify":
		return rubric.Text{RU: "перепроверяем записанное", EN: "verifying what was written"}
	}
	return both(stage)
}
