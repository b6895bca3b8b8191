package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// A node is an element with its prefix as written: "w:p".
type node struct {
	name       string
	attributes map[string]string
	children   []*node
	text       string
}

// unpack gives each part of a Word file by name.
func unpack(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("open the file as a zip: %v", err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("open %s: %v", f.Name, err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("read %s: %v", f.Name, err)
		}
	}
	return parts
}

func parse(t *testing.T, part []byte) *node {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(part))
	root := &node{}
	stack := []*node{root}
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return root.children[0]
		}
		if err != nil {
			t.Fatalf("parse: %v", err)
		}
		stack = grow(stack, token)
	}
}

func grow(stack []*node, token xml.Token) []*node {
	top := stack[len(stack)-1]
	switch token := token.(type) {
	case xml.StartElement:
		child := &node{name: qualified(token.Name), attributes: map[string]string{}}
		for _, a := range token.Attr {
			child.attributes[qualified(a.Name)] = a.Value
		}
		top.children = append(top.children, child)
		return append(stack, child)
	case xml.EndElement:
		return stack[:len(stack)-1]
	case xml.CharData:
		top.text += string(token)
	}
	return stack
}

func qualified(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
}

// all finds every element of that name, however deep, in reading order.
func (n *node) all(name string) []*node {
	var found []*node
	for _, c := range n.children {
		if c.name == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

// find follows a path of names to the first such element; it is nil, and so is
// what is found in nil, when there is none.
func (n *node) find(path ...string) *node {
	if n == nil || len(path) == 0 {
		return n
	}
	for _, c := range n.children {
		if c.name == path[0] {
			return c.find(path[1:]...)
		}
	}
	return nil
}

// value is the w:val of the element at the path, "" when there is none.
func (n *node) value(path ...string) string {
	if found := n.find(path...); found != nil {
		return found.attributes["w:val"]
	}
	return ""
}

// shown is the text of a paragraph or cell, "|" standing for a line break.
func (n *node) shown() string {
	var b strings.Builder
	for _, c := range n.children {
		switch c.name {
		case "w:t":
			b.WriteString(c.text)
		case "w:br":
			b.WriteString("|")
		case "w:tab":
			b.WriteString("\t")
		}
		b.WriteString(c.shown())
	}
	return b.String()
}

func mainPart(t *testing.T, file []byte) *node { return parse(t, unpack(t, file)["word/document.xml"]) }

func paragraphs(main *node, style string) []string {
	var texts []string
	for _, p := range main.all("w:p") {
		if p.value("w:pPr", "w:pStyle") == style {
			texts = append(texts, p.shown())
		}
	}
	return texts
}
