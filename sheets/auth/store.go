package auth

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/oauth2"
)

// Sealer encrypts; what was sealed about something opens only about the same.
type Sealer interface {
	Seal(plain, about []byte) ([]byte, error)
	Open(sealed, about []byte) ([]byte, error)
}

// Store is the file of a person's sign-in, encrypted and its owner's only.
type Store struct {
	Path string
	// Keys returns what seals the file. It is called only when there is
	// something to seal or to open.
	Keys func() (Sealer, error)
}

// about ties what is sealed to its purpose.
const about = "google sign-in"

// signIn is what is stored: with the token, all that refreshing it needs.
type signIn struct {
	Client Client        `json:"client"`
	Token  *oauth2.Token `json:"token"`
}

// exists reports whether somebody has signed in.
func (s *Store) exists() bool {
	_, err := os.Stat(s.Path)
	return err == nil
}

// load returns the stored sign-in. The error is a [rubric.Problem].
func (s *Store) load() (*signIn, error) {
	sealed, err := os.ReadFile(s.Path)
	if err != nil {
		return nil, noFile(s.Path, err)
	}
	keys, err := s.Keys()
	if err != nil {
		return nil, err
	}
	plain, err := keys.Open(sealed, []byte(about))
	if err != nil {
		return nil, unreadableSignIn(s.Path, err)
	}
	var in signIn
	if err := json.Unmarshal(plain, &in); err != nil || in.Token == nil {
		return nil, unreadableSignIn(s.Path, errors.New("unknown content"))
	}
	return &in, nil
}

// save replaces the stored sign-in, atomically.
func (s *Store) save(in *signIn) error {
	keys, err := s.Keys()
	if err != nil {
		return err
	}
	plain, err := json.Marshal(in)
	if err != nil {
		return err
	}
	sealed, err := keys.Seal(plain, []byte(about))
	if err != nil {
		return err
	}
	if err := s.write(sealed); err != nil {
		return cannotStore(s.Path, err)
	}
	return nil
}

func (s *Store) write(sealed []byte) error {
	dir := filepath.Dir(s.Path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".google-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := f.Write(sealed); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), s.Path)
}
