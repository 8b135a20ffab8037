"""News archives: exports of Nexis, Factiva, ProQuest and BBC Monitoring, web pages and documents become articles."""
