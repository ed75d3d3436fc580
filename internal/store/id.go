package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"sync"
	"time"
)

// spelling is Crockford's base 32 in lower case: it keeps the order of bytes, and
// no two letters look alike.
var spelling = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// ids makes ids that sort by the time they were made.
type ids struct {
	mu   sync.Mutex
	last int64
}

// next returns a new id: 7 bytes of time, one microsecond apart within a
// process, and 8 of chance.
func (g *ids) next(t time.Time) string {
	g.mu.Lock()
	g.last = max(g.last+1, t.UnixMicro())
	us := g.last
	g.mu.Unlock()
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(us)<<8)
	_, _ = rand.Read(b[7:15]) // never fails
	return spelling.EncodeToString(b[:15])
}

// known reports whether a text may be an id of ours: a path of a request may
// hold anything, and a database refuses some of it.
func known(id string) bool {
	const longest = 64
	if id == "" || len(id) > longest {
		return false
	}
	for _, c := range []byte(id) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func randomText() string {
	var b [15]byte
	_, _ = rand.Read(b[:]) // never fails
	return spelling.EncodeToString(b[:])
}

// digest is a text of fixed form for one that outsiders chose. Tokens are long
// and random, so that a plain hash keeps them.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// cursor hides the place where the next page starts.
func cursorOf(id string) string { return base64.RawURLEncoding.EncodeToString([]byte("1:" + id)) }

func cursorID(cursor string) (string, error) {
	if cursor == "" {
		return "", nil
	}
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || len(b) < 3 || string(b[:2]) != "1:" || !known(string(b[2:])) {
		return "", ErrCursor
	}
	return string(b[2:]), nil
}
