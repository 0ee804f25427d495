-- script/failed
  error("/etc/passwd:1: regel", 0)
