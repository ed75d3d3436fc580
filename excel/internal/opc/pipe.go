package opc

import (
	"io"
	"sync"
)

// Inflating, understanding and deflating a large part take about as long each,
// so they run side by side on blocks of this size.
const (
	blockSize = 256 << 10
	blocks    = 3
	pipeFrom  = 1 << 20 // bytes; smaller parts are not worth a goroutine
)

// ahead reads from r before it is asked to.
type ahead struct {
	full chan block
	free chan []byte
	quit chan struct{}
	stop sync.Once
	done chan struct{}

	now  block
	left []byte
}

type block struct {
	data []byte
	err  error
}

func readAhead(r io.ReadCloser) io.ReadCloser {
	a := &ahead{full: make(chan block, blocks), free: make(chan []byte, blocks), quit: make(chan struct{}), done: make(chan struct{})}
	for range blocks {
		a.free <- make([]byte, blockSize)
	}
	go a.run(r)
	return a
}

func (a *ahead) run(r io.ReadCloser) {
	defer close(a.done)
	defer r.Close()
	for {
		select {
		case <-a.quit:
			return
		case buf := <-a.free:
			n, err := io.ReadFull(r, buf)
			if err == io.ErrUnexpectedEOF {
				err = io.EOF
			}
			a.full <- block{buf[:n], err} // has room for every block there is
			if err != nil {
				return
			}
		}
	}
}

func (a *ahead) Read(p []byte) (int, error) {
	for len(a.left) == 0 {
		if a.now.err != nil {
			return 0, a.now.err
		}
		if a.now.data != nil {
			a.free <- a.now.data[:blockSize]
		}
		a.now = <-a.full
		a.left = a.now.data
	}
	n := copy(p, a.left)
	a.left = a.left[n:]
	return n, nil
}

func (a *ahead) Close() error {
	a.stop.Do(func() { close(a.quit) })
	<-a.done
	return nil
}

// behind writes to w after it was told to. It must be closed, which waits.
type behind struct {
	full chan []byte
	free chan []byte
	done chan struct{}
	now  []byte
	err  error // of w; good once done is closed
}

func writeBehind(w io.Writer) io.WriteCloser {
	b := &behind{full: make(chan []byte, blocks), free: make(chan []byte, blocks), done: make(chan struct{})}
	for range blocks - 1 {
		b.free <- make([]byte, 0, blockSize)
	}
	b.now = make([]byte, 0, blockSize)
	go b.run(w)
	return b
}

func (b *behind) run(w io.Writer) {
	defer close(b.done)
	for buf := range b.full {
		if b.err == nil {
			_, b.err = w.Write(buf)
		}
		b.free <- buf[:0]
	}
}

func (b *behind) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := copy(b.now[len(b.now):cap(b.now)], rest)
		b.now = b.now[:len(b.now)+n]
		rest = rest[n:]
		if len(b.now) == cap(b.now) {
			b.full <- b.now
			b.now = <-b.free
		}
	}
	return len(p), nil
}

func (b *behind) Close() error {
	if len(b.now) > 0 {
		b.full <- b.now
	}
	close(b.full)
	<-b.done
	return b.err
}
