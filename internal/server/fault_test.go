package server_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/a-h/templ"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
	"planboard/web/page"
)

// fragile is a record that fails where it is told to.
type fragile struct {
	*postgres.DB
	at   atomic.Value // string: the method that fails
	with func() error
}

// breakable is the demonstration record, whole until told otherwise.
func breakable(t testing.TB) *fragile {
	f := &fragile{DB: postgrestest.Demo(t), with: func() error { return fmt.Errorf("%w: connection refused", plan.ErrUnavailable) }}
	f.at.Store("")
	return f
}

func (f *fragile) fail(method string) error {
	if f.at.Load() == method {
		return f.with()
	}
	return nil
}

func (f *fragile) Session(ctx context.Context, token string, today plan.Date) ([]byte, *plan.Member, error) {
	if err := f.fail("Session"); err != nil {
		return nil, nil, err
	}
	return f.DB.Session(ctx, token, today)
}

func (f *fragile) SaveSession(ctx context.Context, token string, a plan.AccountID, data []byte, expires time.Time) error {
	if err := f.fail("SaveSession"); err != nil {
		return err
	}
	return f.DB.SaveSession(ctx, token, a, data, expires)
}

func (f *fragile) Failures(ctx context.Context, subject string, since time.Time) (int, time.Time, error) {
	if err := f.fail("Failures"); err != nil {
		return 0, time.Time{}, err
	}
	return f.DB.Failures(ctx, subject, since)
}

func (f *fragile) Dossier(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View, before int64) (plan.Dossier, error) {
	if err := f.fail("Dossier"); err != nil {
		return plan.Dossier{}, err
	}
	return f.DB.Dossier(ctx, s, k, v, before)
}

func (f *fragile) Front(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Position, plan.Agenda, error) {
	if err := f.fail("Front"); err != nil {
		return plan.Position{}, plan.Agenda{}, err
	}
	return f.DB.Front(ctx, s, k, v)
}

func (f *fragile) Record(ctx context.Context, s plan.Scope, a plan.Action, e plan.Event, sub plan.Submission) error {
	if err := f.fail("Record"); err != nil {
		return err
	}
	return f.DB.Record(ctx, s, a, e, sub)
}

func (f *fragile) AddValue(ctx context.Context, s plan.Scope, m plan.Measure, v plan.Value, sub plan.Submission) error {
	if err := f.fail("AddValue"); err != nil {
		return err
	}
	return f.DB.AddValue(ctx, s, m, v, sub)
}

func (f *fragile) RecordLog(ctx context.Context, s plan.Scope, ref string, e plan.LogEvent, sub plan.Submission) error {
	if err := f.fail("RecordLog"); err != nil {
		return err
	}
	return f.DB.RecordLog(ctx, s, ref, e, sub)
}

func (f *fragile) Taken(ctx context.Context, account plan.AccountID, key string) (bool, error) {
	if err := f.fail("Taken"); err != nil {
		return false, err
	}
	return f.DB.Taken(ctx, account, key)
}

func (f *fragile) Ready(ctx context.Context) error {
	if err := f.fail("Ready"); err != nil {
		return err
	}
	return f.DB.Ready(ctx)
}

func TestWhileTheRecordIsAwayWhatWasTypedIsKept(t *testing.T) {
	t.Parallel()
	for _, at := range []string{"Session", "Dossier", "Record", "SaveSession"} {
		t.Run(at+" fails", func(t *testing.T) {
			t.Parallel()
			record := breakable(t)
			c := portalOn(t, record).as("fostering")
			typed := right(c.get(updateA07).form())

			record.at.Store(at)
			away := c.submit(typed).want(http.StatusServiceUnavailable)
			wantKept(t, typed, away.form())
			if away.header.Get("Retry-After") != "10" || strings.Count(away.body, "<html") != 1 || away.header.Get("Location") != "" {
				t.Errorf("try again after %q, %d pages, on to %q", away.header.Get("Retry-After"), strings.Count(away.body, "<html"), away.header.Get("Location"))
			}

			record.at.Store("")
			story := c.follow(c.submit(away.form())).one("main .pb-timeline")
			if strings.Count(story, "Eleven households") != 1 {
				t.Errorf("the timeline is %q, want the update once", story)
			}
		})
	}
}

func TestWhileTheRecordIsAwayAPageSaysSo(t *testing.T) {
	t.Parallel()
	record := breakable(t)
	c := portalOn(t, record).as("member")
	for _, at := range []string{"Session", "Front"} {
		record.at.Store(at)
		away := c.get("/").want(http.StatusServiceUnavailable)
		if h := away.one("h1"); h != "The record cannot be reached just now" || len(away.all("main form")) != 0 {
			t.Errorf("%s fails: heading %q and %d forms", at, h, len(away.all("main form")))
		}
	}
	record.at.Store("")
	c.get("/").want(http.StatusOK)
}

func TestAPasswordIsNeverShownAgain(t *testing.T) {
	t.Parallel()
	for _, at := range []string{"Failures", "SaveSession"} {
		record := breakable(t)
		c := portalOn(t, record).stranger()
		record.at.Store(at)
		away := c.signIn("member@demo.planboard.test", demo.Password).want(http.StatusServiceUnavailable)
		if strings.Contains(away.body, demo.Password) || away.form().fields.Get("email") != "member@demo.planboard.test" {
			t.Errorf("%s fails: the page keeps %v", at, away.form().fields)
		}
		record.at.Store("")
		again := c.submit(away.form()).want(http.StatusUnprocessableEntity) // without a password, but with the address
		c.submit(again.form().with("password", demo.Password)).want(http.StatusSeeOther)
	}
}

func TestAFaultOfOursIsAPageWithAReference(t *testing.T) {
	t.Parallel()
	const told = "Something told in confidence."
	tests := []struct {
		name string
		with func() error
	}{
		{"a handler panics", func() error { panic(told) }},
		{"the record fails in a way nobody thought of", func() error { return errors.New("out of cheese") }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			record := breakable(t)
			record.with = tt.with
			p := portalOn(t, record)
			c := p.as("fostering")
			typed := right(c.get(updateA07).form()).with("narrative", told)

			record.at.Store("Record")
			a := c.submit(typed).want(http.StatusInternalServerError)
			wantKept(t, typed, a.form())
			wantLogged(t, p, a.one("main strong"))
			if name := a.one(".pb-account"); !strings.Contains(name, "Fostering") {
				t.Errorf("the page is for %q, want for who asked", name)
			}
			for _, secret := range []string{told, "fostering@"} {
				if strings.Contains(p.log.String(), secret) {
					t.Errorf("the log holds %q", secret)
				}
			}
		})
	}
}

// wantLogged looks for the reference in the log: as the failure that it names,
// once, and as the request.
func wantLogged(t *testing.T, p portal, reference string) {
	t.Helper()
	for _, message := range []string{"request failed", "request"} {
		n := 0
		for _, e := range p.log.entries(t, message) {
			if e["reference"] == reference {
				n++
			}
		}
		if reference == "" || n != 1 {
			t.Errorf("%q with the reference %q is in the log %d times, want once", message, reference, n)
		}
	}
}

// broken is a page that fails when half of it is laid out.
type broken struct{}

func (broken) Head() page.Head { return page.Head{Title: "Broken"} }

func (broken) Body() templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, _ = io.WriteString(w, "<p>Half of it</p>")
		return errors.New("no more")
	})
}

func TestHalfAPageIsNotSent(t *testing.T) {
	t.Parallel()
	p := portalOn(t, nil)
	c := client{t: t, ctx: t.Context(), handler: p.handler.Showing(broken{})}
	a := c.get("/").want(http.StatusInternalServerError)
	if a.one("h1") != "Something went wrong" || strings.Contains(a.body, "Half of it") {
		t.Errorf("the page is %s", a.body)
	}
}

func TestAReaderWhoHasGoneIsNoFault(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("member")
	ctx, leave := context.WithCancel(t.Context())
	leave()
	c.within(ctx).get(route.Edition(edition2022))
	if failed := p.log.entries(t, "request failed"); len(failed) != 0 {
		t.Errorf("the log says %v", failed)
	}
}

func TestATroubleNeverOffersWhatAnotherSiteWrote(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("fostering")
	typed := right(c.get(updateA07).form())
	c.headers = map[string]string{"Sec-Fetch-Site": "cross-site"}
	a := c.submit(typed).want(http.StatusForbidden)
	if a.one("h1") != "This did not come from Planboard" || len(a.all("main form")) != 0 {
		t.Errorf("%q with %d forms to send", a.one("h1"), len(a.all("main form")))
	}
	c.headers = map[string]string{"Origin": "https://evil.example"}
	c.post("/sign-in", url.Values{"email": {"member@demo.planboard.test"}}).want(http.StatusForbidden)
}
