package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/internal/report"
)

var everyEdition = []plan.EditionKey{keyOf2022, keyOf2020, keyStrategy}

// The headings of 2022 as facts (h) print them.
var printedHeadings = []string{
	"OBJECT AND KEY POINTS IN THIS REPORT",
	"BACKGROUND INFORMATION",
	"OPTIONS FOR CONSIDERATION",
	"ANALYSIS OF OPTIONS",
	"FINANCIAL AND OTHER RESOURCE IMPLICATIONS (e.g. LEGAL, HR, PROPERTY, IT, COMMUNICATIONS etc.)",
	"OTHER RELEVANT IMPLICATIONS (e.g. CRIME AND DISORDER, EQUALITIES, COUNCIL PLAN, ENVIRONMENTAL, RISK etc.)",
	"OUTCOMES OF INTEGRATED IMPACT ASSESSMENT (IF APPLICABLE)",
	"OUTCOMES OF CONSULTATION AND CONFLICTS OF INTERESTS DECLARED",
	"RECOMMENDATIONS",
}

func TestEveryReportHasTheNineSectionsInOrder(t *testing.T) {
	t.Parallel()
	for _, key := range everyEdition {
		d := report.Cabinet(demoInput(t, key))
		var numbered []string
		for number, b := range d.Clauses() {
			if h, ok := b.(document.Heading); ok && number != "" {
				numbered = append(numbered, strings.ToUpper(h.Text))
			}
		}
		var want []string
		for _, h := range printedHeadings {
			want = append(want, strings.ToUpper(h))
		}
		if diff := cmp.Diff(want, numbered); diff != "" {
			t.Errorf("%v: headings (-want +got)\n%s", key, diff)
		}
		if err := d.Check(); err != nil || !d.Capitals {
			t.Errorf("%v: document: %v, capitals by style: %v", key, err, d.Capitals)
		}
	}
}

func TestEveryReportPassesItsOwnChecks(t *testing.T) {
	t.Parallel()
	for _, key := range everyEdition {
		in := demoInput(t, key)
		for _, f := range report.Check(report.Cabinet(in), in.Position.Edition, in.Predecessor) {
			t.Errorf("%v: %+v", key, f)
		}
	}
}

func TestWhatTheSectionsSay(t *testing.T) {
	t.Parallel()
	d := report.Cabinet(demoInput(t, keyOf2022))
	closed := report.Cabinet(demoInput(t, keyOf2020))
	strategy := report.Cabinet(demoInput(t, keyStrategy))
	tests := []struct {
		name    string
		d       document.Document
		heading int
		want    string
	}{
		{"the purpose names the edition", d, 1, "1.1 This report asks Cabinet to note the position of the Multi-Agency Children in Care and Care Leavers Plan 2022-2024 on 31 January 2024."},
		{"the headline is not in the report", d, 1, "1.2 Two months remain. Four of 26 actions are red and one is not reported."},
		{"the strategy's headline is not in its report", strategy, 1, "1.2 No delivery actions are recorded for this edition."},
		{"the predecessor is declared", d, 2, "Its predecessor is the edition 2020-2022."},
		{"an edition without a predecessor declares none", closed, 2, "State of the edition: closed.\n"},
		{"the vision is told", d, 2, "Together helping our children be the best they can be."},
		{"the companion is named", d, 2, "Its companion is the Children in care and care leavers sufficiency strategy 2022-2024."},
		{"an approval whose record was not seen says so", d, 2, "25 July 2022 (unconfirmed), Cabinet: No minute of the decision has been seen; the date given is that of the next Cabinet after the report.\n"},
		{"the report says what of it is invented", d, 2, "Illustrative: first and last days, actions"},
		{"an edition without claims says so", closed, 3, "3.1 No successes are claimed on the record for this edition."},
		{"an edition without actions says so", strategy, 3, "no delivery actions are recorded."},
		{"a proposal that waits is told with its reason", d, 4, "A16 Volunteering and work-taster offer from age 14. The rules give Red, the lead proposes Amber. Volunteering is running"},
		{"an ended action is told with its reason", d, 4, "A22 Care leaver health passport and prescription-cost support: Withdrawn on 16 August 2023. A passport on paper"},
		{"a recovery plan has its lead and date", d, 4, "Led by Commissioning and Sufficiency Lead, back on track by 30 April 2024."},
		{"an exception without a recovery plan says so", d, 4, "A07: Enquiries rose after the autumn campaign but approvals did not; several applicants withdrew. Decision needed: fund a retention offer. No recovery plan is recorded."},
		{"silence is told with the last known status", d, 4, "No update in the last two closed reporting rounds, from Q1 2023/24 on. Last known status: Green."},
		{"what moves an exceptional measure is told", d, 4, "M16: A20 Speech, language and emotional support offer for children with an SDQ of 17+ (Amber)."},
		{"the standard text is not marked", d, 5, "5.1 Delivery is within agreed budgets. This is standard text, which the director confirms"},
		{"a theme lists the priorities tagged with it", d, 6, "Connected: P1 Corporate parenting across the partnership; P3 Voice and engagement"},
		{"a theme without priorities says so", strategy, 6, "Well: no priority of this edition is tagged with it."},
		{"no impact assessment is said plainly", d, 7, "No integrated impact assessment is recorded for this edition."},
		{"a voice is told with what was done", d, 8, "Care Leavers' Forum said: The first weeks in a flat are lonely. What was done: A drop-in hub was agreed. Action A26. Told back on 16 August 2023."},
		{"a voice that led to no action is left out, or an open one is not first", d, 8, "what came of it:\nChildren in Care Council said: We repeat our story to every new worker. What was done: A handover note is written with the child. Not yet told back.\n"},
		{"a day still to come is no telling back", d, 8, "To be told back on 14 February 2024."},
		{"the Children in Care Council is not forgotten", d, 8, "The Children in Care Council is among the groups heard"},
		{"an edition without voices says so", closed, 8, "Nothing that children and young people said is recorded"},
		{"conflicts are not forgotten", d, 8, "No conflicts of interests are recorded."},
		{"the recommendation has the verb and edition of section 1", d, 9, "9.1 That Cabinet note the position of the Multi-Agency Children in Care and Care Leavers Plan 2022-2024 on 31 January 2024."},
		{"a closed edition's recommendation names it", closed, 9, "9.1 That Cabinet note the closing position of the Multi-Agency Children in Care and Care Leavers Plan 2020-2022"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := sectionOf(t, tt.d, tt.heading); !strings.Contains(got, tt.want) {
				t.Errorf("section %d lacks %q:\n%s", tt.heading, tt.want, got)
			}
		})
	}
}

func TestRecommendationsNameNoOtherEdition(t *testing.T) {
	t.Parallel()
	year := regexp.MustCompile(`20\d\d-\d+`)
	for key, want := range map[plan.EditionKey]string{keyOf2022: "2022-2024", keyOf2020: "2020-2022", keyStrategy: "2022-2024"} {
		got := year.FindAllString(sectionOf(t, report.Cabinet(demoInput(t, key)), 9), -1)
		if diff := cmp.Diff([]string{want}, got); diff != "" {
			t.Errorf("%v: years in section 9 (-want +got)\n%s", key, diff)
		}
	}
}

func TestHeadlineIsThatOfThePages(t *testing.T) {
	t.Parallel()
	for _, key := range everyEdition {
		in := demoInput(t, key)
		found := false
		for _, b := range report.Cabinet(in).Blocks {
			c, ok := b.(document.Numbered)
			found = found || ok && c.Text == in.Position.Headline()
		}
		if !found {
			t.Errorf("%v: no clause is %q", key, in.Position.Headline())
		}
	}
}

func TestCountsTie(t *testing.T) {
	t.Parallel()
	for key, total := range map[plan.EditionKey]string{keyOf2022: "26", keyOf2020: "10"} {
		in := demoInput(t, key)
		d := report.Cabinet(in)
		got := map[string]string{}
		for _, row := range tableOf(t, d, "Delivery actions by status").Rows {
			got[row[0].Text] = row[1].Text
		}
		want := map[string]string{"All": total}
		for s, n := range in.Position.Count() {
			want[s.Word()] = fmt.Sprint(n)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v: table by status (-want +got)\n%s", key, diff)
		}
		for i, row := range tableOf(t, d, "Delivery and performance by priority").Rows {
			if want := plan.CountOf(in.Position.ActionsUnder(in.Position.Priorities[i].Code)).String(); row[2].Text != want {
				t.Errorf("%v, %s: %q, want %q", key, row[0].Text, row[2].Text, want)
			}
		}
	}
}

func TestExceptionsAreComplete(t *testing.T) {
	t.Parallel()
	in := demoInput(t, keyOf2022)
	d := report.Cabinet(in)
	var got []string
	for _, row := range tableOf(t, d, "Delivery actions that are Red, Not reported or Amber").Rows {
		ref, _, _ := strings.Cut(row[0].Text, " ")
		got = append(got, ref+" "+row[1].Text+" "+row[1].Tone.String())
		if row[2].Text == "" {
			t.Errorf("%s does not say why", ref)
		}
	}
	want := []string{
		"A07 Red red", "A09 Red red", "A13 Red red", "A16 Red red", "A26 Not reported muted",
		"A03 Amber amber", "A14 Amber amber", "A20 Amber amber",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("actions (-want +got)\n%s", diff)
	}
	var measures []string
	for _, row := range tableOf(t, d, "Success measures that are Red, or Worsening and not Green").Rows {
		measures = append(measures, row[0].Text[:3]+" "+row[1].Text+" was "+row[2].Text+" "+row[4].Text+" "+row[5].Text)
	}
	want = []string{"M07 9% was 8% Amber Worsening", "M08 68% was 74% Amber Worsening", "M16 14.8 was 13.6 Amber Worsening", "L10 75% was 100% Red Worsening"}
	if diff := cmp.Diff(want, measures); diff != "" {
		t.Errorf("measures (-want +got)\n%s", diff)
	}
}

// smallCount finds a number of people that rule 8 of facts (i) forbids.
var smallCount = regexp.MustCompile(`(?i)\b([1-5]|one|two|three|four|five) (\w+ )?(child|children|young p\w+|care leavers?|siblings?|pupils?)\b`)

func TestNoSmallNumberOfPeopleIsTold(t *testing.T) {
	t.Parallel()
	if !smallCount.MatchString("there were three older children") {
		t.Fatal("the pattern finds nothing")
	}
	for _, key := range everyEdition {
		for _, b := range report.Cabinet(demoInput(t, key)).Blocks {
			if found := smallCount.FindString(strings.Join(texts(b), "\n")); found != "" {
				t.Errorf("%v tells of %q", key, found)
			}
		}
	}
}

func TestSignOffAndProperties(t *testing.T) {
	t.Parallel()
	in := demoInput(t, keyOf2022)
	in.At = time.Date(2024, time.June, 30, 23, 30, 5, 250_000_000, time.UTC)
	d := report.Cabinet(in)
	for _, b := range d.Blocks {
		s, ok := b.(document.SignOff)
		if !ok {
			continue
		}
		want := document.SignOff{
			Post:    "Director of Children and Families",
			Address: []string{"Church Square House", "Scunthorpe", "North Lincolnshire"},
			Details: []document.Detail{{Name: "Author", Value: "Director of Children and Families"}, {Name: "Date", Value: "01/07/2024"}},
		}
		if diff := cmp.Diff(want, s); diff != "" {
			t.Errorf("sign-off (-want +got)\n%s", diff)
		}
	}
	if want := in.At.Truncate(time.Second); !d.Created.Equal(want) {
		t.Errorf("created %v, want %v", d.Created, want)
	}
	if d.Marking != "Illustrative data: demonstration" {
		t.Errorf("marking %q", d.Marking)
	}
	in.Illustrative, in.Director = false, plan.Post{}
	if plain := report.Cabinet(in); plain.Marking != "" || plain.Author != "Director" || strings.Contains(words(plain), "Illustrative: ") {
		t.Errorf("a real record is marked %q, by %q", plain.Marking, plain.Author)
	}
}

func TestSameInputMakesTheSameReport(t *testing.T) {
	t.Parallel()
	one, two := report.Cabinet(demoInput(t, keyOf2022)), report.Cabinet(demoInput(t, keyOf2022))
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("two reports differ\n%s", diff)
	}
}

func tableOf(t *testing.T, d document.Document, caption string) document.Table {
	t.Helper()
	for _, b := range d.Blocks {
		if table, ok := b.(document.Table); ok && table.Caption == caption {
			return table
		}
	}
	t.Fatalf("no table %q", caption)
	return document.Table{}
}
