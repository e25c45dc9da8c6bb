"""Opening a page and reading what it says."""


def page_text(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()
