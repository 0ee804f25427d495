-- script/(failed|syntax)
  require "../advice"
