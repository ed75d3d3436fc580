package auth

import (
	"context"
	"log/slog"
	"sync"

	"golang.org/x/oauth2"
)

// fromSignIn returns the credentials of the person who signed in.
func (o Options) fromSignIn(ctx context.Context) (*Credentials, error) {
	in, err := o.SignIn.load()
	if err != nil {
		return nil, err
	}
	tokens := &storedTokens{ctx: ctx, store: o.SignIn, log: o.Log, in: in}
	return o.credentials(tokens, "", signInRefused), nil
}

// storedTokens refreshes the stored token and stores what it got: Google may
// replace the refresh token as well, and the old one would be dead then.
type storedTokens struct {
	ctx   context.Context
	store *Store
	log   *slog.Logger

	mu sync.Mutex
	in *signIn
}

func (s *storedTokens) Token() (*oauth2.Token, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.in.Token.Valid() {
		return s.in.Token, nil
	}
	// Another process may have refreshed it, or a person signed in again.
	if now, err := s.store.load(); err == nil {
		s.in = now
	}
	config, err := s.in.Client.config("")
	if err != nil {
		return nil, err
	}
	token, err := config.TokenSource(s.ctx, s.in.Token).Token()
	if err != nil {
		return nil, err
	}
	if token.AccessToken == s.in.Token.AccessToken {
		return token, nil
	}
	s.in = &signIn{Client: s.in.Client, Token: token}
	if err := s.store.save(s.in); err != nil {
		// The token is good all the same, and the stored one may be too.
		s.log.Warn("the refreshed Google sign-in was not stored", "err", err)
	}
	return token, nil
}
