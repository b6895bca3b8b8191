package plan

import (
	"fmt"
	"slices"
	"time"
)

// Quorum is how many elected members must be present (facts (a)).
const Quorum = 3

// Minutes are what was said and decided at a meeting, by role title: a draft,
// until a later meeting agrees them as a correct record.
type Minutes struct {
	Meeting      Date
	Version      int // 0: nothing is written yet
	At           time.Time
	ByTitle      string
	Elected      []string // elected members present
	Others       []string // others present
	Apologies    []string
	Declarations string
	Items        []MinuteItem
	Agreed       Date // the meeting that agreed them; zero for a draft
}

// MinuteItem is one item of the agenda with what was said of it.
type MinuteItem struct {
	Number      int
	Title       string
	SubmittedBy string // role title of who submitted a report; "" for none
	Seeking     string // what the report sought
	Notes       string // reported speech in the past tense
}

// IsAgreed reports whether a later meeting agreed them.
func (m Minutes) IsAgreed() bool { return !m.Agreed.IsZero() }

// IsQuorate reports whether the meeting could decide.
func (m Minutes) IsQuorate() bool { return len(m.Elected) >= Quorum }

// Standing says in a sentence what the minutes are.
func (m Minutes) Standing() string {
	switch {
	case m.Version == 0:
		return "No minutes are written yet."
	case m.IsAgreed():
		return "Agreed as a correct record by the Board of " + m.Agreed.Long() + "."
	default:
		return fmt.Sprintf("Draft %d, not yet agreed by the Board.", m.Version)
	}
}

// QuorumText says whether the meeting had its quorum.
func (m Minutes) QuorumText() string {
	n := len(m.Elected)
	if m.IsQuorate() {
		return fmt.Sprintf("Quorate: %s elected members were present, of the %s needed.", numberWord(n), numberWord(Quorum))
	}
	return fmt.Sprintf("Not quorate: %s elected %s present, of the %s needed, so the meeting could decide nothing.",
		numberWord(n), choose(n, "member was", "members were"), numberWord(Quorum))
}

// Submitted is the sentence with which an item's minute begins; "" when no
// report was submitted.
func (i MinuteItem) Submitted() string {
	switch {
	case i.SubmittedBy == "":
		return ""
	case i.Seeking == "":
		return "The " + i.SubmittedBy + " submitted a report."
	default:
		return Sentences("The " + i.SubmittedBy + " submitted a report seeking " + i.Seeking)
	}
}

// MinutesInput is the form of minutes, as typed; lists are one to a line.
type MinutesInput struct {
	Elected, Others, Apologies, Declarations string
	Items                                    []MinuteItem
}

// InputForMinutes returns the form as the secretary first meets it: what the
// last version says, under the meeting's headings.
func InputForMinutes(m Meeting, last Minutes) MinutesInput {
	in := MinutesInput{
		Elected: joinLines(last.Elected), Others: joinLines(last.Others), Apologies: joinLines(last.Apologies),
		Declarations: last.Declarations,
	}
	for i, title := range m.Agenda() {
		item := MinuteItem{Number: i + 1, Title: title}
		if k := slices.IndexFunc(last.Items, func(o MinuteItem) bool { return o.Number == item.Number }); k >= 0 {
			item = last.Items[k]
		}
		in.Items = append(in.Items, item)
	}
	return in
}

// NewMinutes returns the next draft, or Problems in the order of the form.
func NewMinutes(m Meeting, in MinutesInput, on Occasion) (Minutes, error) {
	next := Minutes{Meeting: m.On, At: on.Now, ByTitle: on.By.Title}
	var ps Problems
	next.Elected = typedTitles(in.Elected, "elected", "Elected members present", &ps)
	if len(next.Elected) == 0 {
		ps.add("elected", "Enter the role titles of the elected members who were present")
	}
	next.Others = typedTitles(in.Others, "others", "Others present", &ps)
	next.Apologies = typedTitles(in.Apologies, "apologies", "Apologies", &ps)
	for _, title := range next.Apologies {
		if slices.Contains(next.Elected, title) || slices.Contains(next.Others, title) {
			ps.add("apologies", "Nobody can both be present and have sent apologies: "+title)
		}
	}
	next.Declarations = requiredText(in.Declarations, passage{"declarations", "Declarations of interest", NarrativeLimit, "Enter the declarations of interest, or “None”"}, &ps)
	next.readItems(m, in.Items, &ps)
	if len(ps) > 0 {
		return Minutes{}, ps
	}
	return next, nil
}

// typedTitles reads role titles, one to a line, each once.
func typedTitles(typed, field, name string, ps *Problems) []string {
	titles := lines(requiredText(typed, passage{field: field, name: name, limit: NarrativeLimit}, ps))
	for i, t := range titles {
		if slices.Contains(titles[:i], t) {
			ps.add(field, name+" names twice: "+t)
		}
	}
	return titles
}

func (m *Minutes) readItems(of Meeting, typed []MinuteItem, ps *Problems) {
	for i, title := range of.Agenda() {
		item := MinuteItem{Number: i + 1, Title: title}
		if i < len(typed) {
			n := fmt.Sprint(i + 1)
			name := "Item " + n
			item.SubmittedBy = requiredText(typed[i].SubmittedBy, passage{field: "by" + n, name: name + ", who submitted a report", limit: LineLimit}, ps)
			item.Seeking = requiredText(typed[i].Seeking, passage{field: "seeking" + n, name: name + ", what the report sought", limit: LineLimit}, ps)
			item.Notes = requiredText(typed[i].Notes, passage{field: "notes" + n, name: name + ", what was said", limit: NarrativeLimit}, ps)
			if item.Seeking != "" && item.SubmittedBy == "" {
				ps.add("by"+n, name+": enter who submitted the report")
			}
		}
		m.Items = append(m.Items, item)
	}
}

// Agree returns the minutes as agreed by the meeting held on the day typed, or
// Problems: it must be one of those held after the meeting itself.
func (m Minutes) Agree(typed string, held []Meeting, on Occasion) (Minutes, error) {
	day, ok := Choices{Held: held}.held(typed)
	if !ok || !day.After(m.Meeting) {
		return Minutes{}, Problems{{"agreed", "Choose the later meeting at which the Board agreed these minutes"}}
	}
	m.Agreed, m.At, m.ByTitle = day, on.Now, on.By.Title
	return m, nil
}

func joinLines(some []string) string {
	text := ""
	for _, s := range some {
		text += s + "\n"
	}
	return text
}
