// Package secret encrypts what must not be readable in a database, a backup or a
// home folder: webhook secrets, addresses with credentials, tokens.
//
// The key is a Tink keyset in JSON, in a file of its own. A keyset may hold
// several keys: the primary one seals, every one opens. A key is replaced with
// Tink's own tool ("tinkey rotate-keyset", which adds a new primary key) and a
// restart; what older keys sealed still opens. The package knows nothing of what
// it seals nor where that is kept, and no error of it repeats a key or a plain
// text.
package secret

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// ErrOpen says that something sealed does not open: it was sealed with a key
// that the key file does not hold, about something else, or it was changed.
var ErrOpen = errors.New("the secret does not open: another key, another place, or changed bytes")

// Box seals and opens secrets. It is safe for concurrent use.
type Box struct{ aead tink.AEAD }

// Seal encrypts a secret. About says where it belongs, such as a table, a row
// and a column; it is not kept, and only the same value opens the secret, so
// that a sealed value copied to another place is worthless there.
func (b *Box) Seal(plain, about []byte) ([]byte, error) {
	sealed, err := b.aead.Encrypt(plain, about)
	if err != nil {
		return nil, fmt.Errorf("sealing a secret: %w", err)
	}
	return sealed, nil
}

// Open decrypts what Seal returned for the same about. The error is [ErrOpen].
func (b *Box) Open(sealed, about []byte) ([]byte, error) {
	plain, err := b.aead.Decrypt(sealed, about)
	if err != nil {
		return nil, ErrOpen // Tink's own words add nothing
	}
	return plain, nil
}

// newKeyset makes a keyset of one key, as it stands in a file.
func newKeyset() ([]byte, error) {
	handle, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	var out bytes.Buffer
	if err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(&out)); err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	return out.Bytes(), nil
}

// errKeyset stands for everything that is wrong with a keyset: what the parser
// says of it may quote it.
var errKeyset = errors.New("not a Tink keyset for AEAD in JSON")

func newBox(keys []byte) (*Box, error) {
	handle, err := insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(keys)))
	if err != nil {
		return nil, errKeyset
	}
	a, err := aead.New(handle)
	if err != nil {
		return nil, errKeyset
	}
	return &Box{aead: a}, nil
}
