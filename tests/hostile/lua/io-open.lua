-- script/failed
  io.open("/etc/passwd")
