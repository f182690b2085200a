package graph

//go:generate go run ./generator
