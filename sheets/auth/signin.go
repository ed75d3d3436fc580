package auth

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/oauth2"

	"rubric"
)

// patience is how long a person may take in the browser.
const patience = 10 * time.Minute

// SignIn asks a person, in the browser, to let the client act for them, as
// RFC 8252 says for programs on a person's own machine: with PKCE (S256), and a
// redirect to a port of the loopback interface.
type SignIn struct {
	Client Client
	Store  *Store
	// Lang is the language of the page that ends the matter in the browser.
	Lang rubric.Lang
	// Visit shows the person the address to open. It may not wait for them.
	Visit func(address string)
	// HTTP carries the requests for tokens; nil is http.DefaultClient.
	HTTP *http.Client
}

// Run signs the person in and stores the sign-in. The error is a
// [rubric.Problem], or the context's when that was cancelled.
func (s *SignIn) Run(ctx context.Context) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return noLoopback(err)
	}
	defer func() { _ = listener.Close() }() // serving closed it
	config, err := s.Client.config("http://" + listener.Addr().String())
	if err != nil {
		return err
	}
	wait, cancel := context.WithTimeout(forTokens(ctx, s.HTTP), patience)
	defer cancel()

	verifier, state := oauth2.GenerateVerifier(), rand.Text()
	b := newBrowser(state, s.Lang)
	stop := b.serve(ctx, listener)
	defer stop()
	s.Visit(config.AuthCodeURL(state, oauth2.AccessTypeOffline, oauth2.S256ChallengeOption(verifier),
		oauth2.SetAuthURLParam("prompt", "consent"))) // without it there is no refresh token the second time
	code, err := b.wait(wait)
	if err != nil {
		return err
	}
	err = s.finish(wait, config, code, verifier)
	b.tell(err)
	return err
}

// finish exchanges the code for tokens and stores them.
func (s *SignIn) finish(ctx context.Context, config *oauth2.Config, code, verifier string) error {
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		if errors.Is(err, context.Canceled) {
			return err
		}
		return notExchanged(err)
	}
	if scope, ok := token.Extra("scope").(string); ok && !slices.Contains(strings.Fields(scope), ScopeSheets) {
		return boxNotTicked()
	}
	if token.RefreshToken == "" {
		return notExchanged(errors.New("the reply holds no refresh token"))
	}
	return s.Store.save(&signIn{Client: s.Client, Token: token})
}
