package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// postgres is a database that several processes share.
type postgres struct {
	dialect
	pool *pgxpool.Pool
}

func openPostgres(ctx context.Context, url string, o Options) (*postgres, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, databaseProblem(err)
	}
	if !strings.Contains(url, "pool_max_conns") {
		config.MaxConns = int32(min(o.Workers, 64) + 8)
	}
	config.ConnConfig.ConnectTimeout = 10 * time.Second
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, databaseProblem(err)
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, databaseProblem(err)
	}
	return &postgres{dialect{strings.NewReplacer(
		"{each}", "jsonb_array_elements",
		"{now}", "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)",
		"{lock}", "FOR UPDATE", "{skip}", "FOR UPDATE SKIP LOCKED",
	)}, pool}, nil
}

func (p *postgres) query(ctx context.Context, q string, args ...any) (rows, error) {
	return pgxQuery(ctx, p.pool, p.sql(q), args)
}

func (p *postgres) exec(ctx context.Context, q string, args ...any) (int64, error) {
	tag, err := p.pool.Exec(ctx, p.sql(q), args...)
	return tag.RowsAffected(), pgxError(err)
}

func (p *postgres) write(ctx context.Context, f func(tx) error) error {
	const tries = 4
	for i := 1; ; i++ {
		err := pgx.BeginFunc(ctx, p.pool, func(t pgx.Tx) error {
			return f(&pgxTx{p.dialect, t})
		})
		if err == nil || i == tries || !passing(err) {
			return pgxError(err)
		}
	}
}

// passing reports whether a transaction was rolled back for no fault of its own.
func passing(err error) bool {
	var e *pgconn.PgError
	// 40P01 deadlock_detected, 40001 serialization_failure.
	return errors.As(err, &e) && (e.Code == "40P01" || e.Code == "40001")
}

func (p *postgres) newQueue(o Options, do func(context.Context, job) error) (queue, error) {
	return newRiver[*riverpgxv5.Driver](riverpgxv5.New(p.pool), o, do,
		func(t tx) pgx.Tx {
			own, _ := t.(*pgxTx) // write makes no other
			return own.t
		})
}

func (p *postgres) migrate(ctx context.Context, o Options) (err error) {
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	// Replicas that start together take turns.
	const turn = 7206177314
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", int64(turn)); err != nil {
		return err
	}
	defer func() {
		_, unlock := conn.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", int64(turn))
		err = errors.Join(err, unlock)
	}()
	db := stdlib.OpenDBFromPool(p.pool)
	defer func() { err = errors.Join(err, db.Close()) }()
	return migrate(ctx, goose.DialectPostgres, db, riverpgxv5.New(p.pool), "postgres", o)
}

func (p *postgres) own() error  { return nil }
func (p *postgres) alone() bool { return false }

func (p *postgres) close() error {
	p.pool.Close()
	return nil
}

type pgxTx struct {
	dialect
	t pgx.Tx
}

func (t *pgxTx) query(ctx context.Context, q string, args ...any) (rows, error) {
	return pgxQuery(ctx, t.t, t.sql(q), args)
}

func (t *pgxTx) exec(ctx context.Context, q string, args ...any) (int64, error) {
	tag, err := t.t.Exec(ctx, t.sql(q), args...)
	return tag.RowsAffected(), err
}

type pgxRows struct{ pgx.Rows }

func (r pgxRows) close() { r.Close() }

// Err returns what ended the rows early.
func (r pgxRows) Err() error { return pgxError(r.Rows.Err()) }

func pgxQuery(ctx context.Context, q interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}, sql string, args []any,
) (rows, error) {
	r, err := q.Query(ctx, sql, args...)
	if err != nil {
		return nil, pgxError(err)
	}
	return pgxRows{r}, nil
}

// pgxError marks errors of a database that is down, with [ErrUnavailable].
func pgxError(err error) error {
	if err == nil || errors.Is(err, ErrUnavailable) {
		return err
	}
	var (
		answer  *pgconn.PgError
		connect *pgconn.ConnectError
		network *net.OpError
	)
	down := errors.As(err, &connect) || errors.As(err, &network) ||
		errors.Is(err, pgconn.ErrConnClosed) || errors.Is(err, io.ErrUnexpectedEOF)
	if errors.As(err, &answer) {
		// Connection exception, insufficient resources, operator intervention; read-only, as a replica is.
		down = slices.Contains([]string{"08", "53", "57"}, answer.Code[:2]) || answer.Code == "25006"
	}
	if !down {
		return err
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}
