package gate_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/internal/route"
)

var update = flag.Bool("update", false, "write the accessibility trees of testdata anew")

// TestGateHearsWhatAssistiveTechnologyIsTold compares the accessibility trees of the key
// pages, as a phone has them, with those on file: there, tables are stacked and
// must still be tables.
func TestGateHearsWhatAssistiveTechnologyIsTold(t *testing.T) {
	b := chromium(t)
	p := portals(t)[well]
	signed := b.signIn(t, p, plan.BoardMember, plan.Officer)
	tab := b.openTab(t)
	pages := []struct {
		file, address string
		role          plan.Role
	}{
		{"board_home", route.Home, plan.BoardMember},
		{"plan", route.Edition(current), plan.BoardMember},
		{"scorecard", route.Measures(current), plan.BoardMember},
		{"update_form", route.PostUpdate(current, led[plan.Officer]), plan.Officer},
	}
	for _, page := range pages {
		t.Run(page.file, func(t *testing.T) {
			must(t, tab.become(signed[page.role]))
			must(t, tab.resize(375))
			must(t, tab.open(p.base+page.address))
			got, err := tab.tree()
			must(t, err)
			golden(t, filepath.Join("testdata", page.file+".txt"), got)
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		must(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	must(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is not what the page tells; if it should be, write it with -update (-on file +told):\n%s", file, diff)
	}
}

// tree returns the page's accessibility tree, a line for each node: its role,
// its name and how it stands.
func (tab *tab) tree() (string, error) {
	got, err := chromedp.Call(tab.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		return "", fmt.Errorf("read the accessibility tree: %w", err)
	}
	g := grove{nodes: map[accessibility.NodeID]*accessibility.Node{}}
	for _, n := range got.Nodes {
		g.nodes[n.NodeID] = n
	}
	g.write(got.Nodes[0], 0, "")
	return g.text.String(), nil
}

// grove writes a tree out of its nodes.
type grove struct {
	nodes map[accessibility.NodeID]*accessibility.Node
	text  strings.Builder
}

// silent are roles of nodes that say nothing of their own. Text that its parent
// has said already is not said again.
var silent = []string{"none", "generic", "InlineTextBox", "ListMarker", "LineBreak"}

// states are the properties worth a word.
var states = []accessibility.PropertyName{
	accessibility.PropertyNameLevel, accessibility.PropertyNameRequired, accessibility.PropertyNameInvalid,
	accessibility.PropertyNameChecked, accessibility.PropertyNameExpanded, accessibility.PropertyNameDisabled,
}

func (g *grove) write(n *accessibility.Node, depth int, above string) {
	role, name := textOf(n.Role), plainOf(n.Name)
	isText := role == "StaticText"
	if n.Ignored || slices.Contains(silent, role) || isText && strings.Contains(above, name) {
		depth, name = depth-1, above
	} else {
		fmt.Fprintln(&g.text, strings.Repeat("  ", depth)+strings.Join(told(n), " "))
	}
	for _, id := range n.ChildIDs {
		if child := g.nodes[id]; child != nil && !isText {
			g.write(child, depth+1, name)
		}
	}
}

// told is what is said of a node: its role, its name, and how it stands where
// that is not as usual.
func told(n *accessibility.Node) []string {
	words := []string{textOf(n.Role)}
	if name := plainOf(n.Name); name != "" {
		words = append(words, strconv.Quote(name))
	}
	for _, p := range n.Properties {
		if v := textOf(p.Value); slices.Contains(states, p.Name) && v != "false" {
			words = append(words, fmt.Sprintf("%s=%s", p.Name, v))
		}
	}
	if d := plainOf(n.Description); d != "" {
		words = append(words, fmt.Sprintf("described=%q", d))
	}
	return words
}

// plainOf returns a value as text with single spaces.
func plainOf(v *accessibility.Value) string { return strings.Join(strings.Fields(textOf(v)), " ") }

// textOf returns a value as text; "" for none.
func textOf(v *accessibility.Value) string {
	if v == nil || v.Value == nil {
		return ""
	}
	var value any
	if err := json.Unmarshal(v.Value, &value); err != nil || value == nil {
		return ""
	}
	return fmt.Sprint(value)
}
