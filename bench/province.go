package main

// provinceScenarios are what the agency of a province asks about its bureaus.
var provinceScenarios = []scenario{}
