package server_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/server"
)

// correcting is the address of the form that corrects the newest update of A07.
func correcting(c *client) string {
	c.t.Helper()
	for _, link := range find(c.t, c.get(actionA07).page(), "main a") {
		if strings.HasSuffix(attr(link, "href"), "/correct") {
			return attr(link, "href")
		}
	}
	c.t.Fatal("no way to correct the update")
	return ""
}

func TestACorrectionShowsOldAndNewWhyAndWhoSawTheOld(t *testing.T) {
	t.Parallel()
	record := postgrestest.Demo(t)
	p := portalOn(t, record)
	clerk := plan.Scope{Account: 20, Reads: true, Drafts: true, Role: plan.Secretary}
	if err := record.Freeze(t.Context(), clerk, plan.NewDate(2024, 2, 14), plan.Event{At: demo.Start(), ByTitle: "Democratic Services Officer", Reason: "All the same."}, plan.Submission{}); err != nil {
		t.Fatal(err)
	}
	officer, board := p.as("fostering"), p.as("member")
	shown := officer.get(correcting(officer)).want(http.StatusOK)
	if told := shown.one(".govuk-inset-text"); !strings.Contains(told, "The Board was shown it on 14 February 2024.") {
		t.Errorf("the form says %q", told)
	}
	f := shown.form()
	const old, told = "Enquiries rose after the autumn campaign", "Enquiries fell after the autumn campaign."
	if !strings.Contains(f.fields.Get("narrative"), old) {
		t.Errorf("the form begins with %q", f.fields.Get("narrative"))
	}
	f = f.with("narrative", told, "because", "Mistyped.", "recovery_plan", "A campaign.", "recovery_lead", "Manager").dated("recovery_by", "30", "4", "2024")
	officer.follow(officer.submit(f))

	entry := board.get(actionA07).all(".pb-timeline li")[0]
	for _, part := range []string{"A correction of the update of 12 December 2023", "Mistyped.", old, told, "The Board was shown it on 14 February 2024", "Fostering and Permanence Service Manager"} {
		if !strings.Contains(entry, part) {
			t.Errorf("the correction does not say %q: %q", part, entry)
		}
	}
	after := portalOn(t, record, func(o *server.Options) { o.Now = func() time.Time { return demo.Start().AddDate(0, 0, 20) } })
	if was := after.as("member").get(actionA07 + "?at=2024-02-14").one("#latest + p"); !strings.Contains(was, old) {
		t.Errorf("the frozen page says %q", was)
	}
	if now := board.get(actionA07).one("#latest + p"); now != told {
		t.Errorf("the page now says %q", now)
	}
}

func TestOnlyTheUpdateThatStandsIsCorrectedAndByItsLead(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	officer := p.as("fostering")
	address := correcting(officer)
	f := officer.get(address).form()
	bare := officer.submit(f.with("narrative", "Else.")).want(http.StatusUnprocessableEntity)
	if told := strings.Join(bare.all(".govuk-error-summary a"), ", "); !strings.Contains(told, "Say why the update is corrected") {
		t.Errorf("the summary says %q", told)
	}
	p.as("careleavers").get(address).want(http.StatusForbidden)
	p.as("director").get(address).want(http.StatusForbidden)
	officer.get(strings.Replace(address, "/updates/", "/updates/9", 1)).want(http.StatusNotFound)
	officer.get(strings.Replace(address, "/updates/", "/updates/x", 1)).want(http.StatusNotFound)

	officer.submit(right(officer.get(updateA07).form())).want(http.StatusSeeOther)
	late := officer.submit(f.with("narrative", "Else, and late.", "because", "Mistyped.")).want(http.StatusConflict)
	if !strings.Contains(late.one("main"), "Else, and late.") {
		t.Error("what was typed is lost")
	}
	officer.get(address).want(http.StatusConflict)
}

func TestAnUpdateWhoseRoundClosedMeanwhileSaysWhereItLands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		now  time.Time
		says string
	}{
		{"the round is still open", demo.Start().Add(time.Hour), ""},
		{"the round has closed", time.Date(2024, 2, 20, 9, 0, 0, 0, time.UTC),
			"The round for Q3 2023/24 closed while your form was open: it goes before the Board of the next round, on 15 May 2024."},
		{"the next has opened", time.Date(2024, 4, 2, 9, 0, 0, 0, time.UTC),
			"The round for Q3 2023/24 closed while your form was open: it belongs to the round for Q4 2023/24."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			now := demo.Start()
			p := portalOn(t, postgrestest.Demo(t), func(o *server.Options) { o.Now = func() time.Time { return now } })
			officer := p.as("fostering")
			f := right(officer.get(updateA07).form()).dated("forecast", "30", "4", "2024").
				with("status", "amber", "recovery_plan", "A campaign.", "recovery_lead", "Manager", "reason", "Nearly there.").dated("recovery_by", "30", "4", "2024")
			now = c.now
			notice := officer.follow(officer.submit(f)).one(".govuk-notification-banner__content")
			if !strings.HasPrefix(notice, "Your update on A07 is on the record.") || !strings.HasSuffix(notice, c.says) || c.says == "" && strings.Contains(notice, "closed") {
				t.Errorf("the notice says %q, want it to end %q", notice, c.says)
			}
		})
	}
}
