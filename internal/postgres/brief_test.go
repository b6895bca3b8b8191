package postgres_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

func TestTheReportTellsEveryVoiceOfTheBoardsHome(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	view := plan.View{At: endOf(clock)}
	_, agenda, err := r.Front(context.Background(), board, current, view)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		edition plan.EditionKey
		want    []string
	}{
		{"a voice without an action is left out, or an open one is not first", current, refsOf(agenda.Voices)},
		{"a closed edition is told what led to no action of it", previous, nil},
	} {
		brief, err := r.Brief(context.Background(), board, tt.edition, view)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, refsOf(brief.Voices)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if diff := cmp.Diff([]string{"V3", "V4", "V1", "V2"}, refsOf(agenda.Voices)); diff != "" {
		t.Errorf("voices of the home (-want +got):\n%s", diff)
	}
}

func refsOf(voices []plan.Voice) []string {
	var refs []string
	for _, v := range voices {
		refs = append(refs, v.Ref)
	}
	return refs
}

func TestAReportOfThePastNamesWhoSignedThen(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(`update accounts set disabled_at = '2024-01-10 12:00Z' where role = 'director' and post_code = 'R02'`)
	signs := func(at time.Time, past string) plan.PostCode {
		k := current
		k.At = past
		brief, err := r.Brief(t.Context(), board, k, plan.View{At: at})
		if err != nil {
			t.Fatal(err)
		}
		return brief.Director.Code
	}
	left := time.Date(2024, 1, 10, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		got, want plan.PostCode
	}{
		"now":                         {signs(endOf(clock), ""), "R03"},
		"before the director left":    {signs(left.Add(-time.Hour), "2024-01-10"), "R02"},
		"from when the director left": {signs(left, "2024-01-10"), "R03"},
	} {
		if c.got != c.want {
			t.Errorf("%s the report is signed by %s, want %s", name, c.got, c.want)
		}
	}
}

func TestTheApprovalTrailGoesAsFarAsItWentThen(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for day, want := range map[string]int{
		"2022-05-02": one[int](r, `select count(*) from approvals where edition_id = 2 and decided_on is null`),
		"2022-05-03": one[int](r, `select count(*) from approvals where edition_id = 2 and (decided_on is null or decided_on <= '2022-05-03')`),
		"2024-01-31": one[int](r, `select count(*) from approvals where edition_id = 2`),
	} {
		on, err := plan.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(r.position(plan.View{At: endOf(on)}).Trail); got != want {
			t.Errorf("on %s the trail has %d steps, want %d", day, got, want)
		}
	}
}
