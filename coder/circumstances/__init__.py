"""The circumstances of an event that is coded already: where it happened, how many it touched, in which manner, why."""
