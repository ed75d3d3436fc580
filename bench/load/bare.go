package main

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
)

// empty leaves nothing in a PostgreSQL database.
func empty(ctx context.Context, url string) error {
	if strings.HasPrefix(url, "sqlite:") {
		return nil
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
	return err
}

// bareCommits returns how many durable commits of one small row the database
// makes in a second, one after another: no server, no store.
func bareCommits(ctx context.Context, o options, during time.Duration) (float64, error) {
	driver, dsn := "pgx", o.database
	if strings.HasPrefix(o.database, "sqlite:") {
		driver = "sqlite"
		dsn = "file:" + filepath.Join(o.dir, "bare.db") +
			"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate"
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS bare_commits (n BIGINT)"); err != nil {
		return 0, err
	}
	n, begin := 0, time.Now()
	for time.Since(begin) < during {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return 0, err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO bare_commits (n) VALUES ($1)", n); err != nil {
			return 0, joined(err, tx.Rollback())
		}
		if err := tx.Commit(); err != nil {
			return 0, err
		}
		n++
	}
	rate := float64(n) / time.Since(begin).Seconds()
	_, err = db.ExecContext(ctx, "DROP TABLE bare_commits")
	return rate, err
}
