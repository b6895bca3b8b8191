// Package govuk draws the components of the GOV.UK Design System. It knows their
// HTML, as govuk-frontend's own fixtures give it, and nothing of plans.
//
// Every component takes one struct, whose fields are named after the options of
// the Nunjucks macro and mean the same. Where a macro takes text or html, there
// is a Text, always escaped, and an HTML, a component, which wins when both are
// given. A field left out is an option left out; the few options for which
// false differs from absent are pointers: new(false).
//
// Some differences are meant. An error message, a hint or a label with nothing
// in it is not drawn, so a page can always pass what it has. The footer draws no
// crown, no royal arms and no Crown copyright, which belong to central
// government.
package govuk

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Content is words, or markup in their place: HTML wins over Text.
type Content struct {
	Text string
	HTML templ.Component
}

func (c Content) empty() bool {
	return c.Text == "" && c.HTML == nil
}

// FormGroup is the element around a control with its label and messages. What
// stands Before and After goes beside the control, inside the group; for radios,
// checkboxes and dates, before the first and after the last.
type FormGroup struct {
	Classes     string
	Attributes  templ.Attributes
	BeforeInput Content
	AfterInput  Content
}

// Plurals is one message in the forms its language needs: "one", "other".
type Plurals map[string]string

// join puts what is not empty in a row, parted by spaces.
func join(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " ")
}

// given is attributes, as name and value in turn, without those that are empty.
func given(pairs ...string) templ.OrderedAttributes {
	var attributes templ.OrderedAttributes
	for pair := range slices.Chunk(pairs, 2) {
		if pair[1] != "" {
			attributes = append(attributes, templ.KeyValue[string, any]{Key: pair[0], Value: pair[1]})
		}
	}
	return attributes
}

// number is an attribute's value, "" when nought.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// flag is the value of an attribute that says true or false, "" when left out.
func flag(b *bool) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return "true"
	default:
		return "false"
	}
}

// merge is both sets of attributes; the second wins.
func merge(a, b templ.Attributes) templ.Attributes {
	merged := templ.Attributes{}
	maps.Copy(merged, a)
	maps.Copy(merged, b)
	return merged
}

// translate adds a script's message to attributes unless it is empty.
func translate(attributes templ.Attributes, key, message string) {
	if message != "" {
		attributes["data-i18n."+key] = message
	}
}

// translatePlural adds a script's message in each of its plural forms.
func translatePlural(attributes templ.Attributes, key string, messages Plurals) {
	for rule, message := range messages {
		attributes["data-i18n."+key+"."+rule] = message
	}
}
