package chart_test

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"
)

// element is a parsed SVG element.
type element struct {
	name string
	attr map[string]string
	text string
	kids []*element
}

// parse reads markup strictly, as XML, and returns the drawings in it.
func parse(t *testing.T, markup string) []*element {
	t.Helper()
	root := &element{}
	open := []*element{root}
	decoder := xml.NewDecoder(strings.NewReader("<root>" + markup + "</root>"))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return root.kids[0].kids
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, markup)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			parent := open[len(open)-1]
			parent.kids = append(parent.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			open[len(open)-1].text += string(token)
		}
	}
}

// all returns the elements of a name within e, in document order.
func (e *element) all(name string) []*element {
	var found []*element
	for _, kid := range e.kids {
		if kid.name == name {
			found = append(found, kid)
		}
		found = append(found, kid.all(name)...)
	}
	return found
}

// with returns the elements of a name that have an attribute value.
func (e *element) with(name, attr, value string) []*element {
	var found []*element
	for _, kid := range e.all(name) {
		if kid.attr[attr] == value {
			found = append(found, kid)
		}
	}
	return found
}

func (e *element) desc(t *testing.T) string {
	t.Helper()
	return e.all("desc")[0].text
}

// number reads a numeric attribute, with or without a per cent sign.
func (e *element) number(t *testing.T, attr string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.TrimSuffix(e.attr[attr], "%"), 64)
	if err != nil {
		t.Fatalf("<%s %s=%q>: %v", e.name, attr, e.attr[attr], err)
	}
	return v
}

// words returns what each text element within e says.
func (e *element) words() []string {
	var said []string
	for _, text := range e.all("text") {
		said = append(said, text.text)
	}
	return said
}
