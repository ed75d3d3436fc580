package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// build compiles the command.
func build(ctx context.Context, o options) (string, error) {
	bin := filepath.Join(o.dir, "rubric")
	c := exec.CommandContext(ctx, "go", "build", "-o", bin, "./cmd/rubric")
	c.Stderr = os.Stderr
	return bin, c.Run()
}

// process is `rubric serve` as anybody would run it.
type process struct {
	service
	cmd *exec.Cmd
}

// serve starts the command and waits until it is ready.
func serve(ctx context.Context, o options, bin string, poll time.Duration) (*process, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, bin, "serve", "--listen", address, "--poll", poll.String(), "--database", o.database,
		"--books-dir", books(o), "--key-file", filepath.Join(o.dir, "rubric.key"), "--debounce", o.debounce.String())
	c.Env = append(os.Environ(), "RUBRIC_API_TOKEN="+token)
	log, err := os.OpenFile(filepath.Join(o.dir, "serve.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	c.Stderr = log
	if err := c.Start(); err != nil {
		return nil, err
	}
	p := &process{service{url: "http://" + address, client: http.DefaultClient}, c}
	p.stop = func() error {
		return joined(c.Process.Signal(syscall.SIGTERM), c.Wait())
	}
	for until := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if ready(ctx, p.url) {
			return p, nil
		}
		if time.Now().After(until) {
			return nil, joined(c.Process.Kill(), c.Wait(), fmt.Errorf("%s is not ready within a minute", bin))
		}
	}
}

func ready(ctx context.Context, url string) bool {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/readyz", nil)
	if err != nil {
		return false
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}

// figures are what /metrics says, by name; those with labels are left out.
func (p *process) figures(ctx context.Context) (map[string]float64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+"/metrics", nil)
	if err != nil {
		return nil, err
	}
	resp, err := p.client.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	figures := map[string]float64{}
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		name, value, ok := strings.Cut(lines.Text(), " ")
		if v, err := strconv.ParseFloat(value, 64); ok && err == nil {
			figures[name] = v
		}
	}
	return figures, lines.Err()
}

// await asks for the figures until they hold.
func (p *process) await(ctx context.Context, holds func(map[string]float64) bool) (map[string]float64, error) {
	for {
		f, err := p.figures(ctx)
		if err != nil || holds(f) {
			return f, err
		}
		time.Sleep(time.Second) // seldom: asking costs the service, too
	}
}

// peak is the most memory the process had, as Linux says.
func (p *process) peak() string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}
