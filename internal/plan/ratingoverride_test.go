package plan_test

import (
	"strings"
	"testing"
	"time"

	"planboard/internal/plan"
)

// overriddenAt is a series of Q3 2023/24 at that percentage against at least 97, Amber
// from 94, whose rating was overridden at the instant.
func overriddenAt(percent int, to plan.Rating, at time.Time) plan.Series {
	s := figureStates()["waits, red"].s
	v := share(percent, 100)
	v.ID, v.Period = 5, plan.InQuarter(plan.Quarter{Year: 2023, N: 3})
	s.Values = []plan.Value{v}
	s.Override = plan.RatingOverride{Of: 5, Rating: to, Reason: "Why.", At: at}
	return s
}

func TestAnOverrideIsLabelledAndLapses(t *testing.T) {
	t.Parallel()
	approved := instant("2024-01-31T10:00:00Z")
	next := func(s *plan.Series) {
		v := s.Values[0]
		v.ID, v.Period = 6, v.Period.Back(-1)
		s.Values = append(s.Values, v)
	}
	for _, tt := range []struct {
		name   string
		s      plan.Series
		change func(*plan.Series)
		on     plan.Date
		want   string
	}{
		{"a better rating is shown with the computed one", overriddenAt(95, plan.RatedGreen, approved), nil, demoDay, "Green (worked out: Amber), overridden"},
		{"Red may become Amber", overriddenAt(90, plan.RatedAmber, approved), nil, demoDay, "Amber (worked out: Red), overridden"},
		{"it holds to the last day of the round", overriddenAt(95, plan.RatedGreen, approved), nil, day("2024-03-31"), "Green (worked out: Amber), overridden"},
		{"it lapses when the next round opens", overriddenAt(95, plan.RatedGreen, approved), nil, day("2024-04-01"), "Amber"},
		{"it lapses with the next figure", overriddenAt(95, plan.RatedGreen, approved), next, demoDay, "Amber"},
		{"it lapses with a correction", overriddenAt(95, plan.RatedGreen, approved), func(s *plan.Series) { s.Values[0].ID = 6 }, demoDay, "Amber"},
		{"one that is worse than the rules is passed over", overriddenAt(98, plan.RatedAmber, approved), nil, demoDay, "Green"},
		{"one that is what the rules say by now is no override", overriddenAt(98, plan.RatedGreen, approved), nil, demoDay, "Green"},
		{"what is not shown is not rated", overriddenAt(95, plan.RatedGreen, approved), func(s *plan.Series) {
			s.Values[0].Number.Valid, s.Values[0].Symbol = false, plan.Confidential
		}, demoDay, "Not rated"},
		{"without a target there is nothing to override", overriddenAt(95, plan.RatedGreen, approved), func(s *plan.Series) { s.Target = plan.Target{} }, demoDay, "Not rated"},
		{"a measure for context is never rated", overriddenAt(95, plan.RatedGreen, approved), func(s *plan.Series) { s.Polarity = plan.Context }, demoDay, "Not rated"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if tt.change != nil {
				tt.change(&tt.s)
			}
			s := tt.s.Lapse(rounds, tt.on)
			if got := s.Judgement().Word(); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
			if overridden := strings.Contains(tt.want, "overridden"); s.IsException() != (overridden || s.Judgement().Rating == plan.RatedRed) {
				t.Errorf("an exception: %v", s.IsException())
			}
		})
	}
}

func TestAWithheldFigureLosesItsOverrideInWhatWasFrozen(t *testing.T) {
	t.Parallel()
	s := overriddenAt(95, plan.RatedGreen, instant("2024-01-31T10:00:00Z"))
	s.Code = "L01"
	f := plan.Folder{Series: s, Overrides: []plan.RatingOverride{{Of: 5, Period: s.Values[0].Period, Rating: plan.RatedGreen, Computed: plan.RatedAmber, Reason: "Why."}}}
	f.Withhold([]plan.Withheld{{Code: "L01", End: s.Values[0].Period.End, Whole: true}})
	if o := f.Overrides[0]; !f.Series.Override.IsZero() || o.Rating != "" || o.Computed != "" || o.Reason != "" {
		t.Errorf("still told: %+v, %+v", f.Series.Override, o)
	}
}

func TestWhatADirectorTypedOfARating(t *testing.T) {
	t.Parallel()
	on := plan.Occasion{By: &plan.Member{Title: "Director"}, Now: instant("2024-01-31T10:00:00Z")}
	amber, red := overriddenAt(95, "", time.Time{}), overriddenAt(90, "", time.Time{})
	noBand := red
	noBand.Target.Band = number("0").Decimal
	for _, tt := range []struct {
		name string
		s    plan.Series
		in   plan.RatingOverrideInput
		want string // field at fault
	}{
		{"a better rating with a reason", red, plan.RatingOverrideInput{Rating: "amber", Reason: "Why."}, ""},
		{"no reason", red, plan.RatingOverrideInput{Rating: "amber", Reason: " \n"}, "reason"},
		{"no rating", red, plan.RatingOverrideInput{Reason: "Why."}, "rating"},
		{"the same rating", amber, plan.RatingOverrideInput{Rating: "amber", Reason: "Why."}, "rating"},
		{"a worse rating", amber, plan.RatingOverrideInput{Rating: "red", Reason: "Why."}, "rating"},
		{"a rating that there is none of", amber, plan.RatingOverrideInput{Rating: "blue", Reason: "Why."}, "rating"},
		{"Amber where the measure has none", noBand, plan.RatingOverrideInput{Rating: "amber", Reason: "Why."}, "rating"},
		{"a reason too long", red, plan.RatingOverrideInput{Rating: "amber", Reason: strings.Repeat("x", plan.PlanLimit+1)}, "reason"},
	} {
		o, err := plan.NewRatingOverride(tt.s, tt.in, on)
		if got := faultsOf(err); got != tt.want {
			t.Errorf("%s: at fault %q, want %q", tt.name, got, tt.want)
		}
		if tt.want == "" && (o.Of != 5 || o.Computed != plan.RatedRed || o.ByTitle != "Director" || !o.At.Equal(on.Now)) {
			t.Errorf("%s: %+v", tt.name, o)
		}
	}
}

// faultsOf names the fields with a problem.
func faultsOf(err error) string {
	ps, _ := err.(plan.Problems)
	var fields []string
	for _, p := range ps {
		fields = append(fields, p.Field)
	}
	return strings.Join(fields, " ")
}

func TestADifferenceSaysThatARatingWasOverridden(t *testing.T) {
	t.Parallel()
	after := overriddenAt(95, plan.RatedGreen, instant("2024-01-31T10:00:00Z"))
	before := after
	before.Override = plan.RatingOverride{}
	position := func(s plan.Series) plan.Position { return plan.Position{Today: demoDay, Measures: []plan.Series{s}} }
	for want, pair := range map[string][2]plan.Series{
		"It went from Amber to Green (worked out: Amber), overridden because: Why": {before, after},
		"It went from Green (worked out: Amber), overridden to Amber":              {after, before},
	} {
		c := plan.Difference(position(pair[0]), position(pair[1]), plan.DefaultDisclosure)
		if len(c.Measures) != 1 || c.Measures[0].Facts[0].Text != want {
			t.Errorf("told %+v, want %q", c.Measures, want)
		}
	}
}

func TestNothingIsLeftOfALapsedOrWithheldOverride(t *testing.T) {
	t.Parallel()
	hide := func(s *plan.Series) { s.Values[0].Number.Valid, s.Values[0].Symbol = false, plan.Confidential }
	for name, change := range map[string]func(*plan.Series){
		"withheld": hide, "corrected": func(s *plan.Series) { s.Values[0].ID = 6 },
	} {
		s := overriddenAt(95, plan.RatedGreen, instant("2024-01-31T10:00:00Z"))
		change(&s)
		if got := s.Lapse(rounds, demoDay).Override; !got.IsZero() {
			t.Errorf("%s: %+v", name, got)
		}
	}
	s := overriddenAt(95, plan.RatedGreen, instant("2024-01-31T10:00:00Z"))
	told := []plan.RatingOverride{{Of: 5, Rating: plan.RatedGreen, Computed: plan.RatedAmber, Reason: "Why."}}
	if o := (plan.Folder{Series: s, Overrides: told}).WithRevisions(plan.DefaultDisclosure, nil).Overrides[0]; o != told[0] {
		t.Errorf("of a figure that is shown: %+v", o)
	}
	hide(&s)
	if o := (plan.Folder{Series: s, Overrides: told}).WithRevisions(plan.DefaultDisclosure, nil).Overrides[0]; !o.IsZero() || o.Reason != "" {
		t.Errorf("of a figure that is withheld: %+v", o)
	}
}
