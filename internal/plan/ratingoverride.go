package plan

import (
	"slices"
	"strings"
	"time"
)

// RatingOverride is a director's approval of a better rating than the one that
// the rules give a figure. It lapses when the next figure comes, a correction
// too, and when the next round opens.
type RatingOverride struct {
	Of       int64  // the figure
	Period   Period // of the figure
	Rating   Rating
	Computed Rating // by the rules, when it was approved
	Reason   string
	ByTitle  string
	At       time.Time
}

// IsZero reports whether there is none.
func (o RatingOverride) IsZero() bool { return o.Rating == NotRated }

// withheld returns the override of a figure that may not be shown: without the
// ratings, which would tell it, and the words beside them.
func (o RatingOverride) withheld() RatingOverride {
	o.Rating, o.Computed, o.Reason = NotRated, NotRated, ""
	return o
}

// Lapse returns the series as of the day: without an override that is not of
// its newest figure, or after whose approval a round has opened. It must be
// called once the series is disclosed: nothing is overridden that is not shown.
func (s Series) Lapse(rounds Rounds, today Date) Series {
	v, _ := s.Latest()
	if s.Override.Of != v.ID || !v.Number.Valid || !rounds.sameAt(s.Override.At, today) {
		s.Override = RatingOverride{}
	}
	return s
}

// overridden returns the judgement with the better rating that was approved for
// the figure. One that is not better than what the rules give by now is passed
// over.
func (o RatingOverride) overridden(j Judgement, v Value) Judgement {
	if o.Of == v.ID && slices.Contains(betterThan(j.Rating), o.Rating) {
		j.Rating, j.Reason = o.Rating, o.Reason
	}
	return j
}

// betterThan returns the ratings that are better, the nearest first; none for
// what is not rated.
func betterThan(r Rating) []Rating {
	return map[Rating][]Rating{RatedRed: {RatedAmber, RatedGreen}, RatedAmber: {RatedGreen}}[r]
}

// BetterRatings returns what a director may approve in the place of the rating
// of the newest figure: a better one that the measure's own rule knows.
func (s Series) BetterRatings() []Rating {
	better := slices.Clone(betterThan(s.Judgement().Computed))
	return slices.DeleteFunc(better, func(r Rating) bool { return r == RatedAmber && s.Target.Band.IsZero() })
}

// IsOverridden reports whether the rating is not the one that the rules give.
func (j Judgement) IsOverridden() bool { return j.Rating != j.Computed }

// Word returns the rating as a cell names it: "Green (worked out: Amber),
// overridden".
func (j Judgement) Word() string {
	if !j.IsOverridden() {
		return j.Rating.Word()
	}
	return j.overridden().label()
}

// InFull returns the rating with, where a director overrode it, the computed one
// and why.
func (j Judgement) InFull() string {
	return strings.TrimSpace(j.Rating.Word() + " " + j.OverrideNote())
}

// OverrideNote returns what stands beside the word of an overridden rating: what
// the rules say, and why it is shown all the same; "" for any other.
func (j Judgement) OverrideNote() string {
	if !j.IsOverridden() {
		return ""
	}
	return j.overridden().note()
}

func (j Judgement) overridden() overridden {
	return overridden{j.Rating.Word(), j.Computed.Word(), j.Reason}
}

// OverriddenRatings are the judgements that an override can come to, for what
// must know all the words of a column.
func OverriddenRatings() []Judgement {
	var all []Judgement
	for _, computed := range Ratings {
		for _, better := range betterThan(computed) {
			all = append(all, Judgement{Rating: better, Computed: computed})
		}
	}
	return all
}

// RatingOverrideInput is the form for a better rating as typed.
type RatingOverrideInput struct{ Rating, Reason string }

// NewRatingOverride returns the override that was typed, or Problems in the
// order of the form.
func NewRatingOverride(s Series, in RatingOverrideInput, on Occasion) (RatingOverride, error) {
	v, _ := s.Latest()
	o := RatingOverride{Of: v.ID, Period: v.Period, Computed: s.Judgement().Computed, ByTitle: on.By.Title, At: on.Now}
	var ps Problems
	if o.Rating = Rating(in.Rating); !slices.Contains(s.BetterRatings(), o.Rating) {
		ps.add("rating", "Choose the better rating that you approve")
	}
	var problem string
	if o.Reason, problem = cleanText(in.Reason, "Reason", PlanLimit); problem != "" {
		ps.add("reason", problem)
	} else if o.Reason == "" {
		ps.add("reason", "Say why the better rating is right: the Board will read it beside both ratings")
	}
	if len(ps) > 0 {
		return RatingOverride{}, ps
	}
	return o, nil
}
