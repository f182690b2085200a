//go:build unix && !aix && !solaris && !linux

package postgrestest

import "os"

// memoryFolder is the temporary folder: this system has none in memory that is always there.
var memoryFolder = os.TempDir()

// quickFolder returns the folder to keep a cluster in.
func quickFolder() string { return os.TempDir() }
