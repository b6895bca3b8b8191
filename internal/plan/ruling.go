package plan

import "strings"

// readRuling reads who decided, from when and why.
func (a *Amendment) readRuling(in AmendmentInput, c ChangeChoices, on Occasion, ps *Problems) {
	r := &a.Ruling
	var met Date
	if on.By.Role == Secretary {
		if d, ok := c.decided(in.Meeting); ok {
			r.Decision, r.Approver, met = d.recorded(), d.approver(), d.Meeting
		} else {
			ps.add("meeting", "Choose the Board that decided: one that has been held")
		}
	}
	r.Effective = c.readEffective(in.Effective, met, on, ps)
	var problem string
	if r.Reason, problem = cleanText(in.Reason, "Reason", PlanLimit); problem != "" {
		ps.add("reason", problem)
	} else if r.Reason == "" {
		ps.add("reason", "Say why it changes: the reason stands beside the old and the new from now on")
	}
}

// decided says when it was recorded, who decided and from when: "on 31 January
// 2024, decided by the Director of Children and Families, with effect from 1 January
// 2024".
func (r Ruling) decided() string {
	text := "on " + DateAt(r.At).Long() + ", decided by the " + r.Approver
	if r.Effective != DateAt(r.At) {
		text += ", with effect from " + r.Effective.Long()
	}
	return text + unrecorded(r.Approver, r.ByTitle, r.Decision)
}

// Sentence tells how the target changed from the one before: "Target changed
// from at least 70% to at least 75% on 31 January 2024, decided by ...". Why
// stands in the ruling's own words, which are left to be set beside it.
func (t TargetVersion) Sentence(m Measure, before TargetVersion) string {
	was, is := m, m
	was.Target, is.Target = before.Target, t.Target
	from, to := was.TargetText(), is.TargetText()
	if !t.Target.Band.Equal(before.Target.Band) || from == to {
		from, to = was.aim(), is.aim()
	}
	return Sentences("Target changed from " + inSentence(from) + " to " + inSentence(to) + " " + t.Ruling.decided())
}

// inSentence writes "No target set" as it stands within a sentence.
func inSentence(target string) string { return strings.Replace(target, "No target", "no target", 1) }

// Sentence tells from when the measure has meant something else.
func (d Definition) Sentence() string {
	text := "Definition changed " + d.Ruling.decided()
	if d.From != (Period{}) {
		text += ". It holds from " + d.From.Label() + " on; figures before that do not compare"
	}
	return Sentences(text)
}

// Changed returns what the new words are of each part that differs from the
// meaning before, with what it was; none where only the way of counting
// changed, which the reason says.
func (d Definition) Changed(before Definition) []Fact {
	var facts []Fact
	for _, part := range []struct{ name, was, is string }{
		{"Definition", before.Meaning.Definition, d.Meaning.Definition},
		{"Counted", before.NumeratorIs, d.NumeratorIs},
		{"Out of", before.DenominatorIs, d.DenominatorIs},
	} {
		if part.was != part.is {
			facts = append(facts, Fact{Kind: Redefined, Was: part.was, Is: part.is, Text: part.name})
		}
	}
	return facts
}

// trimAmount leaves out what people write around a number.
func trimAmount(typed string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(strings.TrimSpace(typed), ",", ""), "%"))
}

// isPlain reports whether the number is written with digits and a point alone.
func isPlain(s string) bool { return strings.Trim(s, "0123456789.") == "" }
