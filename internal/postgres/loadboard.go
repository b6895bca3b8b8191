package postgres

import "planboard/internal/plan"

// loadBoard loads what stands around the plan: the Board's log, what young
// people said, the Promise, and what reports claim.
func (l *loader) loadBoard() error {
	var voices, promises, claims [][]any
	for _, v := range l.rec.Voices {
		voices = append(voices, []any{v.Ref, v.Group, v.Said, v.Did, l.inForce(v.Action), dayArg(v.ToldOn)})
	}
	for _, p := range l.rec.Promises {
		promises = append(promises, []any{p.Number, p.Text, list(p.Priorities), list(p.Measures)})
	}
	for _, e := range l.rec.Editions {
		for _, c := range e.Claims {
			claims = append(claims, []any{l.editions[e.Key], c.Number, c.Text, list(c.Measures)})
		}
	}
	return first(
		l.loadLog(),
		l.loadMinutes(),
		l.put("voices", []string{"ref", "said_by", "said", "did", "action_id", "told_on"}, voices),
		l.put("promises", []string{"number", "text", "priorities", "measures"}, promises),
		l.put("claims", []string{"edition_id", "number", "text", "measures"}, claims))
}

// list returns an empty list for none, because a column of lists is never null.
func list(some []string) []string { return append([]string{}, some...) }

// inForce returns the number of the action with that ref in the plan's edition
// in force, where voices belong; null for none.
func (l *loader) inForce(ref string) any {
	for _, e := range l.rec.Editions {
		if a, ok := l.actions[named{e.Key, ref}]; ok && e.State == plan.InForce {
			return int64(a.ID)
		}
	}
	return nil
}

func (l *loader) actionID(k plan.EditionKey, ref string) any {
	if a, ok := l.actions[named{k, ref}]; ok {
		return int64(a.ID)
	}
	return nil
}
