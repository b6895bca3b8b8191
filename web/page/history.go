package page

import (
	"fmt"
	"slices"
	"time"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// History is who changed what, when, from what to what.
type History struct {
	History  plan.History
	Input    plan.HistoryInput // as typed
	Problems plan.Problems     // then nothing is listed
	All      bool              // the reader sees all of it, not their own alone
	Older    bool              // it goes on from an earlier page
	Query    []string          // what narrows it, as pairs of an address's query
	InFile   int               // how many entries a file holds at most
}

// Head implements Page.
func (p History) Head() Head {
	return Head{Title: "History", Failed: len(p.Problems) > 0}
}

// Body implements Page.
func (p History) Body() templ.Component { return p.body() }

// lede says what is listed, and of how much.
func (p History) lede() string {
	entries := p.History.Entries
	switch {
	case len(p.Problems) > 0:
		return "Nothing is listed yet: something in what you chose is to be put right."
	case len(entries) == 0 && p.Older:
		return "Nothing older is on the record."
	case len(entries) == 0:
		return "Nothing " + p.where() + "."
	}
	span := ", " + spanOf(entries[len(entries)-1].At, entries[0].At)
	switch n := count(len(entries), "change"); {
	case p.History.Older != 0 && !p.Older:
		return "The newest " + n + span + "; older ones are on the next page."
	case p.History.Older != 0:
		return capital(n) + span + "; older ones are on the next page."
	case p.Older:
		return "The last " + n + span + "."
	default:
		return capital(n) + " " + p.where() + span + "."
	}
}

// where says what the list was drawn from.
func (p History) where() string {
	many := len(p.History.Entries) > 1 // of nothing, one speaks in the singular
	switch {
	case len(p.Query) > 0 && many:
		return "on the record match what you chose"
	case len(p.Query) > 0:
		return "on the record matches what you chose"
	case many:
		return "are on the record"
	default:
		return "is on the record"
	}
}

// spanOf says from when to when.
func spanOf(from, to time.Time) string {
	first, last := plan.DateAt(from), plan.DateAt(to)
	if first == last {
		return "all on " + last.Long()
	}
	return "from " + last.Long() + " back to " + first.Long()
}

// scope says whose changes they are.
func (p History) scope() string {
	if p.All {
		return "Everything that was recorded in this portal: who did it, when, and what stood before and after."
	}
	return "What you recorded yourself, and what was recorded about the actions and measures that your post answers for. The secretary and the director see all of it."
}

func (p History) people() govuk.SelectParams {
	var items []govuk.SelectItem
	for _, title := range p.History.People {
		items = append(items, govuk.SelectItem{Value: title, Text: title})
	}
	if by := p.Input.By; by != "" && !slices.Contains(p.History.People, by) { // what was asked for stays chosen
		items = append(items, govuk.SelectItem{Value: by, Text: by})
	}
	return chooser("by", "Who", "Anybody", p.Input.By, items)
}

func (p History) kinds() govuk.SelectParams {
	var items []govuk.SelectItem
	for _, k := range plan.ThingKinds {
		items = append(items, govuk.SelectItem{Value: string(k), Text: k.Word()})
	}
	params := chooser("kind", "What was changed", "Anything", p.Input.Kind, items)
	params.ErrorMessage = govuk.ErrorMessageParams{Text: p.Problems.For("kind")}
	return params
}

// field returns a control of the filter.
func (p History) field(name, label, hint string) field { return field{name, label, hint, p.Problems} }

func (p History) ref() govuk.InputParams {
	params := p.field("ref", "Its reference", "").line(p.Input.Ref)
	params.Label.Classes = ""
	return params
}

// day asks for a first or last day.
func (p History) day(name, label string, typed plan.DateInput) govuk.DateInputParams {
	params := p.field(name, label, "").date(typed)
	params.Fieldset.Legend.Classes = ""
	return params
}

// file is the address of what is listed, as a file, from its newest entry on.
func (p History) file() string {
	return route.WithQuery(route.History+route.CSV, p.Query...)
}

// older is the address of the entries before those listed.
func (p History) older() string {
	return route.WithQuery(route.History, append([]string{"before", number(p.History.Older)}, p.Query...)...)
}

// newest is the address of the list from its newest entry.
func (p History) newest() string { return route.WithQuery(route.History, p.Query...) }

func (p History) pages() govuk.PaginationParams {
	var params govuk.PaginationParams
	if p.Older {
		params.Previous = govuk.PaginationLink{Text: "Newest changes", Href: p.newest()}
	}
	if p.History.Older != 0 {
		params.Next = govuk.PaginationLink{Text: "Older changes", Href: p.older()}
	}
	return params
}

// fileNote says what the file holds.
func (p History) fileNote() string {
	return fmt.Sprintf("CSV of what you chose, up to %d,%03d changes", p.InFile/1000, p.InFile%1000)
}
