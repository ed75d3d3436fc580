package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"rubric"
)

func newVersion(s *session) *cobra.Command {
	cmd := s.command(help{
		use:   both("version"),
		short: rubric.Text{RU: "версия, коммит, версия Go", EN: "version, commit, Go version"},
	})
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage(
				rubric.Text{RU: "version: лишнее слово: " + args[0], EN: "version: one word too many: " + args[0]},
				rubric.Text{RU: "команда ничего не принимает", EN: "the command takes nothing"})
		}
		_, err := fmt.Fprintln(s.Stdout, version(debug.ReadBuildInfo()))
		return err
	}
	return cmd
}

// version says what this binary was built from, as far as the build recorded it.
func version(info *debug.BuildInfo, ok bool) string {
	release, commit, modified := "devel", "unknown", ""
	if ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			release = v
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				modified = "+changes"
			}
		}
	}
	return fmt.Sprintf("rubric %s, commit %s%s, %s %s/%s", release, commit, modified, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
