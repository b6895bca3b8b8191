package demo_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

func TestTheContractsSignInsAreThereAndNoOthers(t *testing.T) {
	t.Parallel()
	got := map[string]string{}
	for _, a := range demo.Record().Accounts {
		if a.Password == demo.Password {
			got[strings.TrimSuffix(a.Email, "@demo.planboard.test")] = string(a.Post) + " " + string(a.Role)
		} else if a.Password != "" {
			t.Errorf("%s has another password", a.Email)
		}
	}
	want := map[string]string{
		"chair": "R01 board member", "member": "R22 board member", "young": "R21 board member",
		"officer": "R07 officer", "fostering": "R06 officer", "careleavers": "R05 officer",
		"partner": "R14 partner officer", "data": "R13 data steward", "secretary": "R20 secretary",
		"director": "R02 director", "admin": " administrator",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sign-ins (-want +got):\n%s", diff)
	}
}

func TestEveryPostHasAnAccountOfItsOwn(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	count := map[plan.PostCode]int{}
	for _, a := range r.Accounts {
		count[a.Post]++
	}
	for _, p := range r.Posts {
		if count[p.Code] != 1 {
			t.Errorf("%s has %d accounts, want 1", p.Code, count[p.Code])
		}
	}
}

func TestTheDirectorsTitleIsThatOfTheDay(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	var director plan.PostRecord
	for _, p := range r.Posts {
		if p.Code == "R02" {
			director = p
		}
	}
	want := []plan.DatedTitle{
		{Title: "Director: Children and Community Resilience"},
		{From: plan.NewDate(2022, 1, 1), Title: "Director of Children and Families"},
	}
	if diff := cmp.Diff(want, director.Titles); diff != "" {
		t.Errorf("titles of R02 (-want +got):\n%s", diff)
	}
}

func TestASlipOfThePrintedReportIsKeptWithItsCorrection(t *testing.T) {
	t.Parallel()
	for _, a := range editionOf(t, demo.Record(), keyOf2022).Approvals {
		if strings.Contains(a.Text, "2020-2022") && strings.HasPrefix(a.Note, "Correction note") {
			return
		}
	}
	t.Error("recommendation 9.1 is not on the record as printed, with a correction note")
}

func TestADecisionThatWasNotSeenIsNotConfirmed(t *testing.T) {
	t.Parallel()
	for _, e := range demo.Record().Editions {
		for _, a := range e.Approvals {
			if a.Confirmed && (a.On.IsZero() || a.Source == "") {
				t.Errorf("%s: %q is confirmed without a day or a source", e.OfficialName, a.Text)
			}
			if !a.Confirmed && a.Note == "" {
				t.Errorf("%s: %q is not confirmed and does not say why", e.OfficialName, a.Text)
			}
		}
	}
}

func TestOneEditionOfEachFamilyIsInForce(t *testing.T) {
	t.Parallel()
	got := map[plan.EditionKey]plan.EditionState{}
	for _, e := range demo.Record().Editions {
		got[e.Key] = e.State
		if e.Companion.Edition != e.Key.Edition || e.Companion.Plan == e.Key.Plan {
			t.Errorf("%v goes with %v, want the same years of the other family", e.Key, e.Companion)
		}
		if e.Illustrative == "" || e.OfficialName == "" || e.Family.Name == "" {
			t.Errorf("%v does not say what of it is illustrative, or what it is called", e.Key)
		}
	}
	want := map[plan.EditionKey]plan.EditionState{
		{Plan: "children-in-care", Edition: "2020-2022"}: plan.Closed,
		{Plan: "children-in-care", Edition: "2022-2024"}: plan.InForce,
		{Plan: "sufficiency", Edition: "2020-2022"}:      plan.Closed,
		{Plan: "sufficiency", Edition: "2022-2024"}:      plan.InForce,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
}

func TestOnlyWhatIsPublishedSaysSo(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	for _, a := range everyAction(r) {
		if a.Illustrative != (a.Ref != "A21") || a.Source == "" {
			t.Errorf("%s: illustrative %v, source %q", a.Ref, a.Illustrative, a.Source)
		}
	}
	for _, m := range r.Measures {
		national := strings.HasPrefix(m.Code, "M")
		if m.Published != national || !national && !strings.Contains(m.Source, "illustrative") {
			t.Errorf("%s: published %v, source %q", m.Code, m.Published, m.Source)
		}
		for column, values := range figures(m) {
			for _, v := range values {
				if v.Published != (national && column != "neighbours") {
					t.Errorf("%s %s %s: published %v", m.Code, column, v.Period.Label(), v.Published)
				}
			}
		}
	}
}

func TestMeasuresWithoutATargetAreContext(t *testing.T) {
	t.Parallel()
	polarity := map[string]plan.Polarity{}
	r := demo.Record()
	for _, m := range r.Measures {
		polarity[m.Code] = m.Polarity
	}
	uses := editionOf(t, r, keyOf2022).Measures
	if len(uses) != len(r.Measures) {
		t.Errorf("2022–2024 uses %d measures, want all %d", len(uses), len(r.Measures))
	}
	for _, use := range uses {
		if use.Target.IsSet() == (polarity[use.Code] == plan.Context) {
			t.Errorf("%s is %s and has a target: %v", use.Code, polarity[use.Code], use.Target.IsSet())
		}
	}
}
