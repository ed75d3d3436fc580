package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivermigrate"
)

//go:embed migrations
var migrations embed.FS

// migrate brings the tables of the queue and ours up to date.
func migrate[T any](ctx context.Context, d goose.Dialect, db *sql.DB, driver riverdriver.Driver[T], folder string, o Options) error {
	jobs, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet(o.Logger)})
	if err != nil {
		return err
	}
	if _, err := jobs.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrating the queue: %w", err)
	}
	files, err := fs.Sub(migrations, "migrations/"+folder)
	if err != nil {
		return err
	}
	ours, err := goose.NewProvider(d, db, files,
		goose.WithDisableGlobalRegistry(true), goose.WithTableName("rubric_migration"))
	if err != nil {
		return err
	}
	if _, err := ours.Up(ctx); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return nil
}
