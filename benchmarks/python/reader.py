"""Reads every coaching session of one vendor with `requests`, as the vendors' documents show.

    python3 reader.py VENDOR URL TOKEN

For each line on standard input it reads everything once and answers
COUNT SUM PROCESSOR-NANOSECONDS WALL-NANOSECONDS; with --once it reads once and exits.
"""
import sys
import time
from datetime import datetime

try:
    import requests
except ImportError:
    sys.exit("python3-requests is not installed")


def instant(text):
    return datetime.fromisoformat(text) if text else None


def person(id, name=None, external_ids=None):
    return {'id': id, 'name': name, 'externalIds': external_ids or {}} if id else None


def maestroqa(url, token):
    headers = {'Content-Type': 'application/json', 'apitoken': token}
    start = 0
    while True:
        params = {'count': 100, 'startIndex': start}
        response = requests.get(url + '/api/v1/coaching-sessions', params=params, headers=headers)
        page = response.json()
        for session in page['Resources']:
            yield {
                'source': 'benchmark',
                'vendor': 'maestroqa',
                'id': session['id'],
                'title': session.get('name'),
                'status': 'COMPLETED' if session.get('agentConfirmed') and session.get('coachConfirmed') else 'OPEN',
                'coachee': person(session.get('agentId'), session.get('agentName')),
                'coach': person(session.get('coachId'), session.get('coachName')),
                'creator': person(session.get('creatorId')),
                'createdAt': instant(session.get('createdAt')),
                'updatedAt': instant(session.get('updatedAt')),
                'coachSignOff': session.get('coachConfirmed'),
                'coacheeSignOff': session.get('agentConfirmed'),
                'coachNotes': session.get('coachNotes'),
                'coacheeNotes': session.get('agentNotes'),
                'privateNotes': session.get('coachPrivateNotes'),
                'agenda': session.get('sessionContents'),
                'format': session.get('meetingFormat'),
                'template': session.get('coachingTemplateId'),
                'points': [],
            }
        start += len(page['Resources'])
        if start >= page['totalResults']:
            return


def cresta(url, token):
    parent = 'customers/acme/profiles/us'
    headers = {'Content-Type': 'application/json', 'Authorization': 'Bearer ' + token}
    params = {'pageSize': 100, 'usecaseNames': parent + '/usecases/sales'}
    while True:
        response = requests.get(url + '/v1/' + parent + '/coachingSessions', params=params, headers=headers)
        page = response.json()
        for session in page['coachingSessions']:
            acknowledged = instant(session.get('acknowledgeTime'))
            yield {
                'source': 'benchmark',
                'vendor': 'cresta',
                'id': session['name'],
                'status': 'COMPLETED' if acknowledged else 'OPEN',
                'coachee': person(session.get('agentUserName')),
                'coach': person(session.get('managerSubmitterUserName') or session.get('creatorUserName')),
                'creator': person(session.get('creatorUserName')),
                'createdAt': instant(session.get('createTime')),
                'updatedAt': instant(session.get('updateTime')),
                'meetingAt': instant(session.get('sessionTime')),
                'completedAt': acknowledged,
                'coachSignOff': instant(session.get('managerSubmitTime')),
                'coachNotes': session.get('meetingNotes'),
                'coacheeNotes': session.get('agentComment'),
                'plan': session.get('coachingPlanName'),
                'useCase': session.get('usecaseName'),
                'points': [],
                'attributes': {
                    'managerUpdateTime': instant(session.get('managerUpdateTime')),
                    'agentUpdateTime': instant(session.get('agentUpdateTime')),
                    'agentSubmitTime': instant(session.get('agentSubmitTime')),
                },
            }
        if not page.get('nextPageToken'):
            return
        params['pageToken'] = page['nextPageToken']


def samsara(url, token):
    statuses = {'completed': 'COMPLETED', 'upcoming': 'OPEN', 'deleted': 'DELETED'}
    headers = {'Authorization': 'Bearer ' + token}
    params = {
        'startTime': '2000-01-01T00:00:00Z',
        'includeCoachableEvents': 'true',
        'includeExternalIds': 'true',
    }
    while True:
        response = requests.get(url + '/coaching/sessions/stream', params=params, headers=headers)
        page = response.json()
        for session in page['data']:
            driver = session.get('driver') or {}
            coachee = person(driver.get('driverId'), None, driver.get('externalIds'))
            yield {
                'source': 'benchmark',
                'vendor': 'samsara',
                'id': session['id'],
                'status': statuses.get(session.get('sessionStatus'), 'UNKNOWN'),
                'vendorStatus': session.get('sessionStatus'),
                'coachee': coachee,
                'coach': person(session.get('completedCoachId') or session.get('assignedCoachId')),
                'assignedCoach': person(session.get('assignedCoachId')),
                'updatedAt': instant(session.get('updatedAtTime')),
                'dueAt': instant(session.get('dueAtTime')),
                'completedAt': instant(session.get('completedAtTime')),
                'coachNotes': session.get('sessionNote'),
                'format': session.get('coachingType'),
                'points': [
                    {
                        'id': behavior['id'],
                        'sessionIds': [session['id']],
                        'kind': 'OPPORTUNITY',
                        'category': 'SAFETY',
                        'topic': behavior.get('coachableBehaviorType'),
                        'coachee': coachee,
                        'coachNotes': behavior.get('note'),
                        'updatedAt': instant(behavior.get('updatedAtTime')),
                        'lastCoachedAt': instant(behavior.get('lastCoachedTime')),
                        'eventIds': [event['id'] for event in behavior.get('coachableEvents', [])],
                    }
                    for behavior in session.get('behaviors', [])
                ],
            }
        if not page['pagination']['hasNextPage']:
            return
        params['after'] = page['pagination']['endCursor']


def read(vendor, url, token):
    count = 0
    total = 0
    for session in {'maestroqa': maestroqa, 'cresta': cresta, 'samsara': samsara}[vendor](url, token):
        count += 1
        updated = session['updatedAt']
        notes = session['coachNotes']
        total += int(updated.timestamp()) if updated else 0
        total += 31 * len(session['id']) + (ord(notes[0]) if notes else 0) + 7 * len(session['points'])
    return count, total


def main(vendor, url, token, once=None):
    for _ in [''] if once else sys.stdin:
        processor = time.process_time_ns()
        wall = time.perf_counter_ns()
        count, total = read(vendor, url, token)
        print(count, total, time.process_time_ns() - processor, time.perf_counter_ns() - wall, flush=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
