package main

import (
	"path/filepath"
	"strings"
	"testing"

	"rubric"
	"rubric/internal/secret"
	"rubric/internal/store"
)

// TestAppsScript prints the script of a book that the service knows.
func TestAppsScript(t *testing.T) {
	dir := t.TempDir()
	env := map[string]string{
		"RUBRIC_DATABASE": "sqlite:" + filepath.Join(dir, "rubric.db"),
		"RUBRIC_KEY_FILE": filepath.Join(dir, "rubric.key"),
		"RUBRIC_BASE_URL": "https://rubric.example.com/",
	}
	box, err := secret.LoadOrCreate(env["RUBRIC_KEY_FILE"])
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), env["RUBRIC_DATABASE"], store.Options{Secrets: box})
	if err != nil {
		t.Fatal(err)
	}
	// The service goes on running beside the command.
	t.Cleanup(func() { _ = db.Close() })
	book, _, err := db.CreateBook(t.Context(), store.Book{Source: "https://docs.google.com/spreadsheets/d/x", Lang: rubric.Russian})
	if err != nil {
		t.Fatal(err)
	}
	rotated, err := db.RotateSecret(t.Context(), book.ID)
	if err != nil {
		t.Fatal(err)
	}

	script, errs := rubricIs(t, exitOK, env, "hook", "apps-script", book.ID)
	for _, want := range []string{`"https://rubric.example.com/hooks/books/` + book.ID + `"`, `"` + rotated + `"`, "setUpRubric", "Рубрика подключена"} {
		if !strings.Contains(script, want) {
			t.Errorf("%s does not stand in the script", want)
		}
	}
	if errs != "" {
		t.Error(errs)
	}
	if script, _ = rubricIs(t, exitOK, env, "hook", "apps-script", "--lang", "en", book.ID); !strings.Contains(script, "Rubric is connected") {
		t.Error("--lang is not followed")
	}
	if _, errs = rubricIs(t, exitTrouble, env, "hook", "apps-script", "nosuch"); !strings.Contains(errs, "the service has no such book") {
		t.Error(errs)
	}
	env["RUBRIC_KEY_FILE"] = filepath.Join(dir, "other.key")
	if _, err := secret.LoadOrCreate(env["RUBRIC_KEY_FILE"]); err != nil {
		t.Fatal(err)
	}
	if _, errs = rubricIs(t, exitTrouble, env, "hook", "apps-script", book.ID); strings.Count(errs, "\n") != 2 || !strings.Contains(errs, "hint: name the key file") {
		t.Error(errs)
	}
}
