package server_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/server"
)

var (
	edition2022 = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
	edition2020 = plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"}
)

// portal is a server on a record of the test's own, with the log that it
// writes.
type portal struct {
	t       testing.TB
	handler *server.Server
	log     *journal
}

// newPortal is the portal in demo mode on the demonstration record.
func newPortal(t testing.TB) portal { return portalOn(t, postgrestest.Demo(t)) }

// portalOn is the portal in demo mode on the record, with the options changed.
func portalOn(t testing.TB, record server.Store, change ...func(*server.Options)) portal {
	t.Helper()
	log := &journal{}
	began := time.Now()
	o := server.Options{
		Log:  slog.New(slog.NewJSONHandler(log, nil)),
		Now:  func() time.Time { return demo.Start().Add(time.Since(began)) },
		Demo: true,
	}
	for _, c := range change {
		c(&o)
	}
	s, err := server.New(record, o)
	if err != nil {
		t.Fatalf("make the server: %v", err)
	}
	return portal{t, s, log}
}

// live has no demonstration, as at a council; origin is its address.
func live(origin string) func(*server.Options) {
	return func(o *server.Options) { o.Demo, o.Origin = false, origin }
}

// journal is a log that many requests write at once.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (j *journal) Write(line []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(line)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// entries are the lines with that message, as values.
func (j *journal) entries(t testing.TB, message string) []map[string]any {
	t.Helper()
	var found []map[string]any
	for line := range strings.Lines(j.String()) {
		var e map[string]any
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("log line %q: %v", line, err)
		}
		if e["msg"] == message {
			found = append(found, e)
		}
	}
	return found
}

// want fails the test unless the answer has the status.
func (a answer) want(status int) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("%s %s: %d %s, want %d %s: %s", a.method, a.address,
			a.status, http.StatusText(a.status), status, http.StatusText(status), a.gist())
	}
	return a
}
