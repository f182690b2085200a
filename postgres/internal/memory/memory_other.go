//go:build !linux

// Package memory finds a folder in memory for the clusters of tests.
package memory

import "os"

// Mount is the temporary folder: this system has none in memory that is always there.
var Mount = os.TempDir()

// Folder returns the folder to keep a cluster in.
func Folder() string { return Mount }
