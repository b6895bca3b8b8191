package report

import (
	"regexp"
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// verdict is what the figures make of a claimed success, the mildest first.
type verdict int

const (
	unmeasured   verdict = iota // no measure on the record speaks of it
	unshown                     // no figure of it may be shown, or there is none yet
	borneOut                    // its figures meet their targets and none has worsened
	qualified                   // short of a target, or worsening though on target
	contradicted                // Red, worsening and not Green, or moved the other way
)

// verdictWords introduce the claims of each verdict, in the order of section 3.
var verdictWords = []struct {
	verdict verdict
	words   string
}{
	{borneOut, "Successes that the figures bear out"},
	{qualified, "Claims to be read with what the figures add: short of a target, worsening though still on target, or not rated"},
	{contradicted, "Claims the figures do not bear out"},
	{unshown, "Claims told in words alone"},
	{unmeasured, "Claims with no measure on the record"},
}

// tested is a claim with the measures that speak of it.
type tested struct {
	plan.Claim
	measures []plan.Series
}

func (in Input) test(c plan.Claim) tested {
	t := tested{Claim: c}
	for _, code := range c.Measures {
		for _, s := range in.Position.Measures {
			if s.Code == code {
				t.measures = append(t.measures, s)
			}
		}
	}
	return t
}

// claims is the part of section 3 on successes: each claim is stated with its
// figures, and as a success only where they bear it out.
func (in Input) claims() []document.Block {
	if len(in.Claims) == 0 {
		return []document.Block{clause("No successes are claimed on the record for this edition.")}
	}
	by := map[verdict][]document.Item{}
	for _, c := range in.Claims {
		t := in.test(c)
		by[t.verdict()] = append(by[t.verdict()], t.item())
	}
	blocks := []document.Block{clause("Each success claimed for the plan is set against the newest figures on the record")}
	for _, v := range verdictWords {
		if items := by[v.verdict]; len(items) > 0 {
			blocks = append(blocks, document.Numbered{Text: v.words + ":"}, document.Bullets{Items: items})
		}
	}
	return blocks
}

// verdict is the gravest that any of its measures gives.
func (t tested) verdict() verdict {
	worst := unmeasured
	for _, s := range t.measures {
		worst = max(worst, verdictOf(t.Text, s))
	}
	return worst
}

func verdictOf(claim string, s plan.Series) verdict {
	v, ok := s.Latest()
	switch rating, trend := s.Judgement().Rating, s.Direction().Trend; {
	case !ok || !v.Number.Valid:
		return unshown
	case s.Polarity == plan.Context:
		return verdictOfContext(claim, trend)
	case s.IsException():
		return contradicted
	case trend == plan.Worsening || rating != plan.RatedGreen:
		return qualified
	default:
		return borneOut
	}
}

// claimsFewer and claimsMore find the way in which a claim says things moved.
var (
	claimsFewer = regexp.MustCompile(`(?i)\b(fewer|less|lower|reduc\w*|fall\w*)\b`)
	claimsMore  = regexp.MustCompile(`(?i)\b(more|higher|increas\w*|ris\w*|grow\w*)\b`)
)

// verdictOfContext judges a claim by a measure that has no better direction:
// only the claim's own words say which way it should have moved.
func verdictOfContext(claim string, trend plan.Trend) verdict {
	fewer, more := claimsFewer.MatchString(claim), claimsMore.MatchString(claim)
	switch {
	case fewer && trend == plan.Down, more && trend == plan.Up:
		return borneOut
	case fewer && trend == plan.Up, more && trend == plan.Down:
		return contradicted
	default:
		return qualified
	}
}

// item is the claim with a line for each of its measures. Its sources stay
// empty when no measure has a value, which [Check] refuses.
func (t tested) item() document.Item {
	var lines, sources []string
	for _, s := range t.measures {
		lines = append(lines, figureLine(s))
		if v, ok := s.Latest(); ok {
			sources = append(sources, v.Source)
		}
	}
	return document.Item{Lead: plan.Sentences(t.Text), Text: strings.Join(lines, "\n"), Source: plan.Joined(distinct(sources))}
}

// figureLine is a measure with its figure, period and benchmarks. Whom the
// figure is of stands beside it (facts (b), slip 11).
func figureLine(s plan.Series) string {
	v, ok := s.Latest()
	switch {
	case !ok:
		return s.Code + " " + s.Name + ": no figure yet."
	case !v.Number.Valid:
		return s.Code + " " + s.Name + ": figure not shown: " + v.Symbol.Word() + "."
	}
	return s.Code + " " + s.Name + population(s.Measure) + ": " + plan.Sentences(s.Finding(), rated(s), besideNeighbours(s, v), onePerson(s, v))
}

func population(m plan.Measure) string {
	if m.DenominatorIs == "" || strings.Contains(m.Name, m.DenominatorIs) {
		return ""
	}
	return " (of " + m.DenominatorIs + ")"
}

func rated(s plan.Series) string {
	j := s.Judgement()
	if j.Rating == plan.NotRated {
		return j.Why
	}
	text := "Target " + s.TargetText() + ": " + j.InFull()
	if j.Indicative {
		text += ", indicative, small cohort"
	}
	if j.Provisional {
		text += ", provisional"
	}
	return text
}

func besideNeighbours(s plan.Series, v plan.Value) string {
	_, neighbours := s.Beside(v.Period)
	if !neighbours.Number.Valid {
		return ""
	}
	return "Statistical neighbours (" + s.Model + " model) " + s.TextOfMean(neighbours)
}

// onePerson says how much a small group moves its figure (facts (e2), notes).
func onePerson(s plan.Series, v plan.Value) string {
	points, worthSaying := s.OneChild(v)
	if !worthSaying {
		return ""
	}
	unit := " percentage points"
	if points.String() == "1" {
		unit = " percentage point"
	}
	return "Each person counts for " + points.String() + unit
}
