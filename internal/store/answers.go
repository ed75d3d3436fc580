package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// answerMemory is how long an idempotency key is remembered.
const answerMemory = 24 * time.Hour

// Answer is a response with what finds it again.
type Answer struct {
	Token, Key string // the token's name and the idempotency key it came with
	Request    string // condenses what was asked
	Response   []byte
}

// Reply makes the answer to a request that bears an idempotency key of what the
// request made: a book, of which a rotation knows the ID only, and its secret.
// It is kept in the transaction that does the work, so that whoever repeats the
// request after a crash gets it. It may be called again and must not block.
type Reply func(b Book, secret string) (Answer, error)

// reply keeps the answer of each. [ErrRepeated] undoes the transaction where
// another process was quicker.
func (s *Store) reply(ctx context.Context, t tx, replies []Reply, b Book, secret string) error {
	for _, r := range replies {
		a, err := r(b, secret)
		if err != nil {
			return err
		}
		first, err := s.remember(ctx, t, a)
		if err != nil {
			return err
		}
		if !first {
			return ErrRepeated
		}
	}
	return nil
}

// Remember keeps an answer, sealed: it may hold a webhook secret. A key that is
// there already keeps its first answer.
func (s *Store) Remember(ctx context.Context, a Answer) error {
	_, err := s.remember(ctx, s.db, a)
	return err
}

func (s *Store) remember(ctx context.Context, q querier, a Answer) (first bool, err error) {
	token, key := digest(a.Token), digest(a.Key)
	sealed, err := s.o.Secrets.Seal(a.Response, associated("answer", token+key))
	if err != nil {
		return false, fmt.Errorf("sealing a response: %w", err)
	}
	now := s.o.Clock()
	n, err := q.exec(ctx, `INSERT INTO answers (token, key, request, response, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (token, key) DO UPDATE SET request = excluded.request, response = excluded.response, at = excluded.at
		WHERE answers.at <= $6`,
		token, key, digest(a.Request), sealed, micros(now), micros(now.Add(-answerMemory)))
	return n > 0, err
}

// Recall returns the response remembered under an idempotency key of that
// token's within 24 hours; ok is false for none, [ErrKeyReused] when the request
// was another.
func (s *Store) Recall(ctx context.Context, token, key, requestHash string) (response []byte, ok bool, err error) {
	token, key = digest(token), digest(key)
	var (
		request string
		sealed  []byte
	)
	err = one(ctx, s.db, "SELECT request, response FROM answers WHERE token = $1 AND key = $2 AND at > $3",
		[]any{token, key, micros(s.o.Clock().Add(-answerMemory))}, &request, &sealed)
	switch {
	case errors.Is(err, errNoRows):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	case !same(request, digest(requestHash)):
		return nil, false, ErrKeyReused
	}
	response, err = s.o.Secrets.Open(sealed, associated("answer", token+key))
	if err != nil {
		return nil, false, fmt.Errorf("opening a remembered response: %w", err)
	}
	return response, true, nil
}
