package page

import (
	"strings"
	"time"

	"planboard/internal/plan"
)

// moment writes an instant as people in London read it: "31 January 2024,
// 09:14".
func moment(at time.Time) string { return at.In(plan.London).Format("2 January 2006, 15:04") }

// monthOf writes the month of a day where there is little room: "Nov 2023".
func monthOf(d plan.Date) string { return d.UTC().Format("Jan 2006") }

// dayOr writes a day, or other words where there is none.
func dayOr(d plan.Date, other string) string {
	if d.IsZero() {
		return other
	}
	return d.Long()
}

// or returns the text, or other words where there is none.
func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// orNone writes a text, or "None recorded" where there is none.
func orNone(text string) string { return or(text, "None recorded") }

// paragraphsOf parts a typed passage where its author left a line.
func paragraphsOf(text string) []string {
	var parts []string
	for part := range strings.SplitSeq(text, "\n") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// titles joins the titles of posts: "Head of housing, Virtual School Headteacher".
func titles(posts []plan.Post) string {
	parts := make([]string, len(posts))
	for i, p := range posts {
		parts[i] = p.Title
	}
	return strings.Join(parts, ", ")
}

// recoveryText is a recovery plan in a sentence.
func recoveryText(r plan.Recovery) string {
	parts := []string{r.Text}
	if r.Lead != "" {
		parts = append(parts, "Led by "+r.Lead)
	}
	if !r.By.IsZero() {
		parts = append(parts, "By "+r.By.Long())
	}
	return plan.Sentences(parts...)
}

// nowOr names the moment of a position beside others: "Now", and on a page of
// the past, where nothing of the present stands, its day.
func nowOr(p plan.Position) string {
	if p.Edition.Key.At == "" {
		return "Now"
	}
	return p.Today.Short()
}
