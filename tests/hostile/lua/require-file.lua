-- script/(failed|syntax)
  require "/etc/passwd"
