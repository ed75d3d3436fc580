package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"rubric"
)

// sqlite is a database in a file, for one working process.
type sqlite struct {
	dialect
	path    string
	writer  *sql.DB // one connection: SQLite has one writer, and waiting in Go is fair
	readers *sql.DB // read what is committed without waiting for the writer's disk
	owner   *flock.Flock
}

func openSQLite(ctx context.Context, path string) (*sqlite, error) {
	// As every distribution builds SQLite: a commit need not wait for the file's times.
	if _, err := driver.Fdatasync(true); err != nil && !errors.Is(err, driver.ErrFdatasyncUnavailable) {
		return nil, err
	}
	if err := privateFile(path); err != nil {
		return nil, databaseProblem(err)
	}
	open := func(conns int, more string) (*sql.DB, error) {
		dsn := "file:" + (&url.URL{Path: path}).EscapedPath() +
			"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate" + more
		db, err := sql.Open("sqlite", dsn)
		if err != nil {
			return nil, err
		}
		db.SetMaxOpenConns(conns)
		db.SetMaxIdleConns(conns)
		return db, db.PingContext(ctx)
	}
	writer, err := open(1, "")
	if err != nil {
		return nil, databaseProblem(err)
	}
	readers, err := open(4, "&_pragma=query_only(1)")
	if err != nil {
		return nil, errors.Join(databaseProblem(err), writer.Close())
	}
	return &sqlite{
		dialect: dialect{strings.NewReplacer(
			"{each}", "json_each",
			"{now}", "cast(unixepoch('subsec') * 1000000 as integer)",
			"{lock}", "", "{skip}", "",
		)},
		path: path, writer: writer, readers: readers,
	}, nil
}

// privateFile makes the database's file readable by its owner only; SQLite gives
// the side files that it makes the same mode.
func privateFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o600), f.Close()); err != nil {
		return err
	}
	for _, side := range []string{"-wal", "-shm"} { // left by a process that was killed
		if err := os.Chmod(path+side, 0o600); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

func (s *sqlite) query(ctx context.Context, q string, args ...any) (rows, error) {
	return sqlRows(s.readers.QueryContext(ctx, s.sql(q), args...))
}

func (s *sqlite) exec(ctx context.Context, q string, args ...any) (int64, error) {
	return sqlAffected(s.writer.ExecContext(ctx, s.sql(q), args...))
}

// autocommit makes each statement a transaction of its own that may write; it is
// durable once its rows are read to the end. One goroutine at a time.
func (s *sqlite) autocommit() querier { return sqliteAutocommit{s, map[string]*sql.Stmt{}} }

// sqliteAutocommit queries by the connection that writes. It parses each
// statement once, which takes SQLite as long as executing a short one.
type sqliteAutocommit struct {
	*sqlite
	parsed map[string]*sql.Stmt // closed with the connection
}

func (s sqliteAutocommit) query(ctx context.Context, q string, args ...any) (rows, error) {
	if s.parsed[q] == nil {
		parsed, err := s.writer.PrepareContext(ctx, s.sql(q)) //nolint:sqlclosecheck // kept
		if err != nil {
			return nil, sqlError(err)
		}
		s.parsed[q] = parsed
	}
	return sqlRows(s.parsed[q].QueryContext(ctx, args...))
}

func (s *sqlite) write(ctx context.Context, f func(tx) error) error {
	t, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return sqlError(err)
	}
	if err := f(&sqliteTx{s.dialect, t}); err != nil {
		return sqlError(errors.Join(err, t.Rollback()))
	}
	return sqlError(t.Commit())
}

func (s *sqlite) newQueue(o Options, do func(context.Context, job) error) (queue, error) {
	return newRiver[*riversqlite.Driver](riversqlite.New(s.writer), o, do,
		func(t tx) *sql.Tx {
			own, _ := t.(*sqliteTx) // write makes no other
			return own.t
		})
}

func (s *sqlite) migrate(ctx context.Context, o Options) error {
	return migrate(ctx, goose.DialectSQLite3, s.writer, riversqlite.New(s.writer), "sqlite", o)
}

// own takes a lock beside the database: leases on SQLite rest on one working process.
func (s *sqlite) own() error {
	s.owner = flock.New(s.path+".lock", flock.SetPermissions(0o600))
	ok, err := s.owner.TryLock()
	if err != nil {
		return databaseProblem(err)
	}
	if !ok {
		return &rubric.Problem{
			What: rubric.Text{
				RU: fmt.Sprintf("с базой %s уже работает другой rubric serve", filepath.Base(s.path)),
				EN: fmt.Sprintf("another rubric serve works with the database %s", filepath.Base(s.path)),
			},
			Hint: rubric.Text{
				RU: "остановите его или возьмите PostgreSQL: с ним серверов может быть несколько",
				EN: "stop it, or use PostgreSQL, which several servers may share",
			},
		}
	}
	return nil
}

func (s *sqlite) alone() bool { return true }

func (s *sqlite) close() error {
	err := errors.Join(s.readers.Close(), s.writer.Close())
	if s.owner != nil {
		err = errors.Join(err, s.owner.Unlock())
	}
	return err
}

type sqliteTx struct {
	dialect
	t *sql.Tx
}

func (t *sqliteTx) query(ctx context.Context, q string, args ...any) (rows, error) {
	return sqlRows(t.t.QueryContext(ctx, t.sql(q), args...))
}

func (t *sqliteTx) exec(ctx context.Context, q string, args ...any) (int64, error) {
	return sqlAffected(t.t.ExecContext(ctx, t.sql(q), args...))
}

type stdRows struct{ *sql.Rows }

func (r stdRows) close() { _ = r.Close() } // its error is in Err

// Err returns what ended the rows early.
func (r stdRows) Err() error { return sqlError(r.Rows.Err()) }

func sqlRows(r *sql.Rows, err error) (rows, error) {
	if err != nil {
		return nil, sqlError(err)
	}
	return stdRows{r}, nil
}

func sqlAffected(r sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, sqlError(err)
	}
	return r.RowsAffected()
}

// sqlError marks errors of a file that cannot be read or written now, with [ErrUnavailable].
func sqlError(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) || errors.Is(err, ErrUnavailable) {
		return err
	}
	switch e.Code() & 0xff { // extended codes say more in higher bits
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED, codes.SQLITE_READONLY,
		codes.SQLITE_IOERR, codes.SQLITE_FULL, codes.SQLITE_CANTOPEN:
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return err
}
